import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import kooperacje.competences.models
import kooperacje.competences.states
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('institutions', '0002_labels'),
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('title', models.CharField(max_length=400)),
                ('journal', models.CharField(blank=True, default='', max_length=120)),
                ('link', models.URLField(blank=True, default='', max_length=500)),
                ('text', models.URLField(blank=True, default='', max_length=500)),
                ('note', models.CharField(blank=True, default='', max_length=600)),
            ],
            options={
                'ordering': ('key',),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='competences_act_key')],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('name_en', models.CharField(blank=True, default='', max_length=160)),
                ('theme', models.CharField(max_length=80, verbose_name='theme')),
                ('words', models.CharField(blank=True, default='', max_length=1000, verbose_name='other words')),
                ('position', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ('position', 'key'),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='competences_matter_key')],
            },
        ),
        migrations.CreateModel(
            name='Card',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64)),
                ('drops', models.BooleanField(default=False)),
                ('kind', models.CharField(choices=[('duty', 'DUTY'), ('power', 'POWER'), ('limit', 'LIMIT')], max_length=8, verbose_name='kind')),
                ('what', models.CharField(max_length=500, verbose_name='what')),
                ('groups', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, default=list, size=None)),
                ('condition', models.CharField(blank=True, default='', max_length=800, verbose_name='condition')),
                ('deadline', models.CharField(blank=True, default='', max_length=300, verbose_name='time limit')),
                ('level', models.CharField(choices=[('gmina', 'GMINA'), ('powiat', 'POWIAT'), ('voivodeship', 'VOIVODESHIP'), ('state', 'STATE'), ('none', 'NONE')], max_length=12)),
                ('task', models.CharField(blank=True, choices=[('own', 'OWN'), ('commissioned', 'COMMISSIONED')], max_length=12)),
                ('provision', models.CharField(blank=True, default='', max_length=160, verbose_name='article')),
                ('basis', models.CharField(blank=True, default='', max_length=400, verbose_name='another basis')),
                ('known', models.CharField(choices=[('sourced', 'SOURCED'), ('background', 'BACKGROUND'), ('inferred', 'INFERRED')], max_length=12)),
                ('source', models.URLField(blank=True, default='', max_length=500, verbose_name='address of the source')),
                ('reach', models.CharField(blank=True, default='', max_length=400, verbose_name='who stands in')),
                ('note', models.CharField(blank=True, default='', max_length=800, verbose_name='note')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='competences.act')),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='competences.card')),
                ('type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institutiontype')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='competences.matter', verbose_name='matter')),
            ],
            options={
                'ordering': ('kind', 'key'),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='competences_card_key'), models.CheckConstraint(condition=models.Q(models.Q(('institution__isnull', False), ('type', None)), models.Q(('drops', False), ('institution', None), ('replaces', None), ('type__isnull', False)), _connector='OR'), name='competences_card_one_owner'), models.CheckConstraint(condition=models.Q(('drops', False), ('replaces__isnull', False), _connector='OR'), name='competences_card_drops_something'), models.CheckConstraint(condition=models.Q(models.Q(('known', kooperacje.competences.states.Known['SOURCED']), _negated=True), models.Q(('source', ''), _negated=True), _connector='OR'), name='competences_card_sourced'), models.CheckConstraint(condition=models.Q(('kind__in', ['duty', 'power', 'limit'])), name='competences_card_kind'), models.UniqueConstraint(fields=('type', 'key'), name='competences_card_type_once'), models.UniqueConstraint(fields=('institution', 'key'), name='competences_card_own_once'), models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('institution', 'replaces'), name='competences_card_replaces_once'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='competences_card_term')],
            },
        ),
        migrations.CreateModel(
            name='Officeholder',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160, verbose_name='name and surname')),
                ('function', models.CharField(max_length=160, verbose_name='function')),
                ('sole', models.BooleanField(default=False)),
                ('phone', models.CharField(blank=True, default='', max_length=40, verbose_name='office telephone')),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='office e-mail')),
                ('public', models.BooleanField(default=False)),
                ('valid_from', models.DateField(verbose_name='in office from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='in office until')),
                ('function_key', models.CharField(max_length=160)),
                ('name_key', models.CharField(max_length=320)),
                ('sort_key', models.CharField(max_length=320)),
                ('deputy_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deputies', to='competences.officeholder')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='institutions.orgunit')),
            ],
            options={
                'ordering': ('sort_key', 'valid_from', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('deputy_of', None), models.Q(('deputy_of', models.F('id')), _negated=True), _connector='OR'), name='competences_office_not_own_deputy'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='competences_office_term'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('sole', True)), expressions=[('institution', '='), ('function_key', '='), (kooperacje.competences.models.DateRange('valid_from', 'valid_to'), '&&')], name='competences_office_sole'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('institution', '='), ('name_key', '='), ('function_key', '='), (kooperacje.competences.models.DateRange('valid_from', 'valid_to'), '&&')], name='competences_office_once')],
            },
        ),
        migrations.CreateModel(
            name='Upkeep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('cards', 'CARDS'), ('staff', 'STAFF')], max_length=8)),
                ('confirmed_on', models.DateField(null=True)),
                ('account_id', models.UUIDField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution')),
            ],
            options={
                'ordering': ('institution', 'part'),
                'constraints': [models.UniqueConstraint(fields=('institution', 'part'), name='competences_upkeep_once')],
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('on', models.DateField()),
                ('account_id', models.UUIDField(null=True)),
                ('holds', models.BooleanField()),
                ('source', models.CharField(max_length=500)),
                ('remark', models.CharField(blank=True, default='', max_length=500)),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verifications', to='competences.card')),
                ('institution', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
            ],
            options={
                'ordering': ('-on', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cities_only', models.BooleanField(default=False)),
                ('also', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institutiontype')),
                ('type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institutiontype')),
            ],
            options={
                'ordering': ('type', 'also'),
                'constraints': [models.UniqueConstraint(fields=('type', 'also'), name='competences_extension_once')],
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('document', models.CharField(max_length=400, verbose_name='document')),
                ('link', models.URLField(blank=True, default='', max_length=500, verbose_name='address of the document')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='day of signing')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('note', models.CharField(blank=True, default='', max_length=600, verbose_name='note')),
                ('areas', models.ManyToManyField(related_name='+', to='territory.unit')),
                ('doer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution')),
                ('giver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution', verbose_name='instead of')),
                ('giver_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institutiontype')),
                ('matters', models.ManyToManyField(related_name='+', to='competences.matter')),
            ],
            options={
                'ordering': ('-valid_from', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('giver__isnull', False), ('giver_type__isnull', False), _connector='OR'), name='competences_handover_from_somebody'), models.CheckConstraint(condition=models.Q(('giver', None), models.Q(('giver', models.F('doer')), _negated=True), _connector='OR'), name='competences_handover_to_another'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='competences_handover_term')],
            },
        ),
    ]
