import django.contrib.postgres.indexes
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PendingImport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.UUIDField()),
                ('name', models.CharField(max_length=200)),
                ('content', models.BinaryField()),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('-created_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='InstitutionType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('short', models.CharField(blank=True, max_length=20)),
                ('name_pl', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('sector', models.CharField(choices=[('social', 'social'), ('local-government', 'local-government'), ('government', 'government'), ('labour', 'labour'), ('education', 'education'), ('health', 'health'), ('justice', 'justice'), ('public-order', 'public-order'), ('ngo', 'ngo'), ('culture', 'culture'), ('insurance', 'insurance'), ('housing', 'housing'), ('business', 'business'), ('other', 'other')], max_length=20)),
                ('level', models.CharField(choices=[('gmina', 'gmina'), ('powiat', 'powiat'), ('voivodeship', 'voivodeship'), ('country', 'country'), ('any', 'any')], max_length=12)),
                ('usual', models.CharField(blank=True, choices=[('gmina', 'gmina'), ('powiat', 'powiat'), ('voivodeship', 'voivodeship'), ('country', 'country'), ('any', 'any')], max_length=12)),
                ('position', models.PositiveSmallIntegerField()),
                ('broader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='narrower', to='institutions.institutiontype')),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='institutions_type_key')],
            },
        ),
        migrations.CreateModel(
            name='Institution',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=300)),
                ('other_names', models.TextField(blank=True, default='', max_length=2000)),
                ('address', models.CharField(blank=True, default='', max_length=300)),
                ('regon', models.CharField(blank=True, default='', max_length=14)),
                ('nip', models.CharField(blank=True, default='', max_length=10)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('sort_key', models.CharField(max_length=600)),
                ('search_key', models.CharField(max_length=3000)),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
                ('type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='institutions', to='institutions.institutiontype')),
            ],
            options={
                'ordering': ('sort_key', 'key'),
                'indexes': [models.Index(fields=['sort_key', 'key'], name='institutions_sort'), django.contrib.postgres.indexes.GinIndex(fields=['search_key'], name='institutions_search', opclasses=('gin_trgm_ops',))],
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='institutions_key'), models.CheckConstraint(condition=models.Q(('regon__regex', '^(\\d{9}|\\d{14})?$')), name='institutions_regon'), models.CheckConstraint(condition=models.Q(('nip__regex', '^(\\d{10})?$')), name='institutions_nip'), models.UniqueConstraint(condition=models.Q(models.Q(('regon', ''), _negated=True), ('valid_to', None)), fields=('regon',), name='institutions_regon_once'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='institutions_term')],
            },
        ),
        migrations.CreateModel(
            name='OrgUnit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('sort_key', models.CharField(max_length=400)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='institutions.institution')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='institutions.orgunit')),
            ],
            options={
                'ordering': ('sort_key', 'id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('institution', 'parent', 'name'), name='institutions_unit_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('phone', 'phone'), ('email', 'email'), ('website', 'website'), ('e-delivery', 'e-delivery'), ('address', 'address')], max_length=12)),
                ('value', models.CharField(max_length=300)),
                ('label', models.CharField(blank=True, default='', max_length=120)),
                ('is_public', models.BooleanField(default=True)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='institutions.institution')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='institutions.orgunit')),
            ],
            options={
                'ordering': ('kind', 'label', 'value', 'id'),
                'constraints': [models.UniqueConstraint(fields=('institution', 'unit', 'kind', 'value'), name='institutions_contact_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='ServedArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='served', to='institutions.institution')),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('territory__code',),
                'constraints': [models.UniqueConstraint(fields=('institution', 'territory'), name='institutions_area_once')],
            },
        ),
        migrations.AddField(
            model_name='institution',
            name='areas',
            field=models.ManyToManyField(related_name='+', through='institutions.ServedArea', to='territory.unit'),
        ),
    ]
