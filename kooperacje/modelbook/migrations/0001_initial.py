import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CooperationModel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.SlugField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=500)),
                ('name_en', models.CharField(blank=True, default='', max_length=500)),
                ('commune_kind', models.CharField(choices=[('rural', 'RURAL'), ('urban_rural', 'URBAN_RURAL'), ('urban', 'URBAN'), ('cus', 'CUS')], max_length=12)),
                ('project', models.CharField(blank=True, default='', max_length=500)),
                ('leader', models.CharField(blank=True, default='', max_length=500)),
                ('regions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None)),
            ],
            options={
                'ordering': ('key',),
            },
        ),
        migrations.CreateModel(
            name='ModelVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('label', models.CharField(max_length=500)),
                ('dated', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('draft', 'DRAFT'), ('consulted', 'CONSULTED'), ('approved', 'APPROVED'), ('superseded', 'SUPERSEDED')], max_length=12)),
                ('note', models.TextField(blank=True, default='')),
                ('definition', models.JSONField(default=dict)),
                ('model', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='modelbook.cooperationmodel')),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='modelbook.modelversion')),
            ],
            options={
                'ordering': ('model__key', '-number'),
                'constraints': [models.UniqueConstraint(fields=('model', 'number'), name='modelbook_version_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'approved')), fields=('model',), name='modelbook_one_approved_version'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'consulted', 'approved', 'superseded'])), name='modelbook_version_state')],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('ref', models.SlugField(max_length=64)),
                ('position', models.PositiveIntegerField()),
                ('depth', models.PositiveSmallIntegerField(default=1)),
                ('kind', models.CharField(choices=[('part', 'PART'), ('chapter', 'CHAPTER'), ('section', 'SECTION'), ('paragraph', 'PARAGRAPH'), ('table', 'TABLE'), ('annex', 'ANNEX')], max_length=12)),
                ('number', models.CharField(default='', max_length=60)),
                ('heading', models.CharField(blank=True, default='', max_length=500)),
                ('text', models.TextField(blank=True, default='')),
                ('source', models.CharField(blank=True, default='', max_length=32)),
                ('model_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='modelbook.modelversion')),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='successors', to='modelbook.passage')),
            ],
            options={
                'ordering': ('model_version_id', 'position'),
                'constraints': [models.UniqueConstraint(fields=('model_version', 'ref'), name='modelbook_passage_ref_once'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('model_version', 'position'), name='modelbook_passage_position_once'), models.CheckConstraint(condition=models.Q(('depth__gte', 1), ('depth__lte', 6)), name='modelbook_passage_depth'), models.CheckConstraint(condition=models.Q(('kind__in', ['part', 'chapter', 'section', 'paragraph', 'table', 'annex'])), name='modelbook_passage_kind'), models.CheckConstraint(condition=models.Q(('heading', ''), ('text', ''), _negated=True), name='modelbook_passage_says_something')],
            },
        ),
    ]
