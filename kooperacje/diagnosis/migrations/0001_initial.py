import django.contrib.postgres.fields
import django.db.models.deletion
import kooperacje.diagnosis.states
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('basket', '0001_initial'),
        ('institutions', '0002_labels'),
        ('territory', '0002_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Diagnosis',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('edition', models.CharField(blank=True, default='', max_length=40, verbose_name='edition')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('state', models.CharField(choices=[('preparing', 'preparing'), ('collecting', 'collecting'), ('drafted', 'drafted'), ('adopted', 'adopted'), ('superseded', 'superseded')], default=None, max_length=24)),
                ('purpose', models.TextField(blank=True, default='', max_length=3000, verbose_name='purpose')),
                ('method', models.TextField(blank=True, default='', max_length=5000, verbose_name='method')),
                ('resolution', models.CharField(blank=True, default='', max_length=200, verbose_name='resolution')),
                ('adopted_on', models.DateField(blank=True, null=True)),
                ('services', models.JSONField(blank=True, default=dict)),
                ('changed_at', models.DateTimeField()),
                ('sort_key', models.CharField(max_length=400)),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='diagnosis.diagnosis', verbose_name='previous diagnosis')),
                ('territories', models.ManyToManyField(related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('-year', 'sort_key', 'key'),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='diagnosis_key'), models.CheckConstraint(condition=models.Q(('state__in', ['preparing', 'collecting', 'drafted', 'adopted', 'superseded'])), name='diagnosis_state'), models.CheckConstraint(condition=models.Q(('year__gte', 1990), ('year__lte', 2100)), name='diagnosis_year'), models.CheckConstraint(condition=models.Q(models.Q(('adopted_on__isnull', False), ('state__in', [kooperacje.diagnosis.states.DiagnosisState['ADOPTED'], kooperacje.diagnosis.states.DiagnosisState['SUPERSEDED']])), models.Q(models.Q(('state__in', [kooperacje.diagnosis.states.DiagnosisState['ADOPTED'], kooperacje.diagnosis.states.DiagnosisState['SUPERSEDED']]), _negated=True), ('adopted_on', None)), _connector='OR'), name='diagnosis_adopted_has_day'), models.CheckConstraint(condition=models.Q(('predecessor', None), models.Q(('predecessor', models.F('id')), _negated=True), _connector='OR'), name='diagnosis_not_after_itself')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64)),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('scale', 'scale'), ('choice', 'choice'), ('many', 'many'), ('number', 'number'), ('text', 'text')], default=None, max_length=24)),
                ('text', models.CharField(max_length=500, verbose_name='question')),
                ('help', models.CharField(blank=True, default='', max_length=500, verbose_name='help')),
                ('options', models.JSONField(blank=True, default=list)),
                ('domain', models.CharField(blank=True, choices=[('polityka-prorodzinna', 'polityka-prorodzinna'), ('wspieranie-rodziny', 'wspieranie-rodziny'), ('piecza-zastepcza', 'piecza-zastepcza'), ('pomoc-spoleczna', 'pomoc-spoleczna'), ('zdrowie', 'zdrowie'), ('niepelnosprawnosc', 'niepelnosprawnosc'), ('edukacja', 'edukacja'), ('bezrobocie', 'bezrobocie'), ('kultura', 'kultura'), ('sport-i-turystyka', 'sport-i-turystyka'), ('aktywnosc-obywatelska', 'aktywnosc-obywatelska'), ('mieszkalnictwo', 'mieszkalnictwo'), ('srodowisko', 'srodowisko'), ('reintegracja', 'reintegracja')], default='', max_length=24)),
            ],
            options={
                'ordering': ('position', 'key'),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='diagnosis_question_key'), models.CheckConstraint(condition=models.Q(('kind__in', ['scale', 'choice', 'many', 'number', 'text'])), name='diagnosis_question_kind')],
            },
        ),
        migrations.CreateModel(
            name='Explanation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('finding', models.CharField(max_length=120)),
                ('text', models.CharField(max_length=500)),
                ('diagnosis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='explanations', to='diagnosis.diagnosis')),
            ],
            options={
                'ordering': ('diagnosis_id', 'finding'),
                'constraints': [models.UniqueConstraint(fields=('diagnosis', 'finding'), name='diagnosis_explained_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='diagnosis_explained_in_words')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, size=None)),
                ('definition', models.CharField(blank=True, default='', max_length=1000, verbose_name='definition')),
                ('measure', models.CharField(choices=[('count', 'count'), ('percent', 'percent'), ('per_1000', 'per_1000'), ('per_10000', 'per_10000'), ('money', 'money'), ('days', 'days'), ('index', 'index')], default=None, max_length=24)),
                ('base', models.CharField(blank=True, default='', max_length=200, verbose_name='counted against')),
                ('domain', models.CharField(blank=True, choices=[('polityka-prorodzinna', 'polityka-prorodzinna'), ('wspieranie-rodziny', 'wspieranie-rodziny'), ('piecza-zastepcza', 'piecza-zastepcza'), ('pomoc-spoleczna', 'pomoc-spoleczna'), ('zdrowie', 'zdrowie'), ('niepelnosprawnosc', 'niepelnosprawnosc'), ('edukacja', 'edukacja'), ('bezrobocie', 'bezrobocie'), ('kultura', 'kultura'), ('sport-i-turystyka', 'sport-i-turystyka'), ('aktywnosc-obywatelska', 'aktywnosc-obywatelska'), ('mieszkalnictwo', 'mieszkalnictwo'), ('srodowisko', 'srodowisko'), ('reintegracja', 'reintegracja')], default='', max_length=24)),
                ('direction', models.CharField(choices=[('worse', 'worse'), ('better', 'better'), ('neutral', 'neutral')], default=None, max_length=24)),
                ('source', models.CharField(blank=True, default='', max_length=200, verbose_name='usual source')),
                ('feeds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), blank=True, default=list, size=None)),
                ('position', models.PositiveSmallIntegerField(default=1000)),
                ('sort_key', models.CharField(max_length=400)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
            ],
            options={
                'ordering': ('position', 'sort_key', 'key'),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='diagnosis_indicator_key'), models.CheckConstraint(condition=models.Q(('measure__in', ['count', 'percent', 'per_1000', 'per_10000', 'money', 'days', 'index'])), name='diagnosis_indicator_measure'), models.CheckConstraint(condition=models.Q(('direction__in', ['worse', 'better', 'neutral'])), name='diagnosis_indicator_direction'), models.CheckConstraint(condition=models.Q(('domain', ''), ('domain__in', ['polityka-prorodzinna', 'wspieranie-rodziny', 'piecza-zastepcza', 'pomoc-spoleczna', 'zdrowie', 'niepelnosprawnosc', 'edukacja', 'bezrobocie', 'kultura', 'sport-i-turystyka', 'aktywnosc-obywatelska', 'mieszkalnictwo', 'srodowisko', 'reintegracja']), _connector='OR'), name='diagnosis_indicator_domain')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='value')),
                ('source', models.CharField(blank=True, default='', max_length=300, verbose_name='source')),
                ('note', models.CharField(blank=True, default='', max_length=500, verbose_name='note')),
                ('is_estimate', models.BooleanField(default=False, verbose_name='estimate')),
                ('diagnosis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='diagnosis.diagnosis')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='diagnosis.indicator')),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('indicator_id', 'territory_id', 'year'),
                'indexes': [models.Index(fields=['indicator', 'territory', 'year'], name='diagnosis_observed')],
                'constraints': [models.UniqueConstraint(fields=('diagnosis', 'indicator', 'territory', 'year'), name='diagnosis_observation_once'), models.CheckConstraint(condition=models.Q(('year__gte', 1990), ('year__lte', 2100)), name='diagnosis_observation_year')],
            },
        ),
        migrations.CreateModel(
            name='PendingTable',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.UUIDField()),
                ('name', models.CharField(max_length=200)),
                ('content', models.BinaryField()),
                ('settings', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField()),
                ('diagnosis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='diagnosis.diagnosis')),
            ],
            options={
                'ordering': ('-created_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='problem')),
                ('domain', models.CharField(choices=[('polityka-prorodzinna', 'polityka-prorodzinna'), ('wspieranie-rodziny', 'wspieranie-rodziny'), ('piecza-zastepcza', 'piecza-zastepcza'), ('pomoc-spoleczna', 'pomoc-spoleczna'), ('zdrowie', 'zdrowie'), ('niepelnosprawnosc', 'niepelnosprawnosc'), ('edukacja', 'edukacja'), ('bezrobocie', 'bezrobocie'), ('kultura', 'kultura'), ('sport-i-turystyka', 'sport-i-turystyka'), ('aktywnosc-obywatelska', 'aktywnosc-obywatelska'), ('mieszkalnictwo', 'mieszkalnictwo'), ('srodowisko', 'srodowisko'), ('reintegracja', 'reintegracja')], default=None, max_length=24)),
                ('groups', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('children', 'children'), ('youth', 'youth'), ('adults', 'adults'), ('seniors', 'seniors'), ('families', 'families'), ('carers', 'carers'), ('foster_families', 'foster_families'), ('disabled', 'disabled'), ('ill', 'ill'), ('mental_crisis', 'mental_crisis'), ('addicted', 'addicted'), ('violence', 'violence'), ('unemployed', 'unemployed'), ('homeless', 'homeless'), ('in_debt', 'in_debt'), ('foreigners', 'foreigners'), ('leaving_care_or_prison', 'leaving_care_or_prison')], max_length=24), blank=True, default=list, size=None)),
                ('causes', models.TextField(blank=True, default='', max_length=3000, verbose_name='causes')),
                ('effects', models.TextField(blank=True, default='', max_length=3000, verbose_name='effects')),
                ('scale', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='scale')),
                ('trend', models.CharField(choices=[('growing', 'growing'), ('steady', 'steady'), ('falling', 'falling'), ('unknown', 'unknown')], default=None, max_length=24)),
                ('diagnosis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='diagnosis.diagnosis')),
            ],
            options={
                'ordering': ('diagnosis_id', 'name', 'id'),
                'constraints': [models.UniqueConstraint(fields=('diagnosis', 'name'), name='diagnosis_problem_once'), models.CheckConstraint(condition=models.Q(('domain__in', ['polityka-prorodzinna', 'wspieranie-rodziny', 'piecza-zastepcza', 'pomoc-spoleczna', 'zdrowie', 'niepelnosprawnosc', 'edukacja', 'bezrobocie', 'kultura', 'sport-i-turystyka', 'aktywnosc-obywatelska', 'mieszkalnictwo', 'srodowisko', 'reintegracja'])), name='diagnosis_problem_domain'), models.CheckConstraint(condition=models.Q(('trend__in', ['growing', 'steady', 'falling', 'unknown'])), name='diagnosis_problem_trend'), models.CheckConstraint(condition=models.Q(('groups__contained_by', ['children', 'youth', 'adults', 'seniors', 'families', 'carers', 'foster_families', 'disabled', 'ill', 'mental_crisis', 'addicted', 'violence', 'unemployed', 'homeless', 'in_debt', 'foreigners', 'leaving_care_or_prison'])), name='diagnosis_problem_groups'), models.CheckConstraint(condition=models.Q(('scale', None), models.Q(('scale__gte', 1), ('scale__lte', 5)), _connector='OR'), name='diagnosis_problem_scale')],
            },
        ),
        migrations.CreateModel(
            name='ProblemPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('intensity', models.PositiveSmallIntegerField()),
                ('problem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='diagnosis.problem')),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('problem_id', 'territory__code'),
                'constraints': [models.UniqueConstraint(fields=('problem', 'territory'), name='diagnosis_problem_place_once'), models.CheckConstraint(condition=models.Q(('intensity__lte', 3)), name='diagnosis_problem_intensity')],
            },
        ),
        migrations.CreateModel(
            name='Resource',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('staff', 'staff'), ('rooms', 'rooms'), ('funds', 'funds'), ('equipment', 'equipment'), ('leader', 'leader'), ('volunteers', 'volunteers'), ('place', 'place'), ('organisation', 'organisation'), ('custom', 'custom'), ('other', 'other')], default=None, max_length=24)),
                ('name', models.CharField(max_length=300, verbose_name='what it is')),
                ('domain', models.CharField(blank=True, choices=[('polityka-prorodzinna', 'polityka-prorodzinna'), ('wspieranie-rodziny', 'wspieranie-rodziny'), ('piecza-zastepcza', 'piecza-zastepcza'), ('pomoc-spoleczna', 'pomoc-spoleczna'), ('zdrowie', 'zdrowie'), ('niepelnosprawnosc', 'niepelnosprawnosc'), ('edukacja', 'edukacja'), ('bezrobocie', 'bezrobocie'), ('kultura', 'kultura'), ('sport-i-turystyka', 'sport-i-turystyka'), ('aktywnosc-obywatelska', 'aktywnosc-obywatelska'), ('mieszkalnictwo', 'mieszkalnictwo'), ('srodowisko', 'srodowisko'), ('reintegracja', 'reintegracja')], default='', max_length=24)),
                ('amount', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='how much')),
                ('unit', models.CharField(blank=True, default='', max_length=60, verbose_name='of what')),
                ('note', models.CharField(blank=True, default='', max_length=500, verbose_name='note')),
                ('source', models.CharField(blank=True, default='', max_length=300, verbose_name='source')),
                ('diagnosis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resources', to='diagnosis.diagnosis')),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('kind', 'name', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['staff', 'rooms', 'funds', 'equipment', 'leader', 'volunteers', 'place', 'organisation', 'custom', 'other'])), name='diagnosis_resource_kind'), models.CheckConstraint(condition=models.Q(('domain', ''), ('domain__in', ['polityka-prorodzinna', 'wspieranie-rodziny', 'piecza-zastepcza', 'pomoc-spoleczna', 'zdrowie', 'niepelnosprawnosc', 'edukacja', 'bezrobocie', 'kultura', 'sport-i-turystyka', 'aktywnosc-obywatelska', 'mieszkalnictwo', 'srodowisko', 'reintegracja']), _connector='OR'), name='diagnosis_resource_domain')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('block', models.CharField(choices=[('cause', 'cause'), ('strength', 'strength'), ('weakness', 'weakness'), ('deficit', 'deficit'), ('expectation', 'expectation'), ('conclusion', 'conclusion')], default=None, max_length=24)),
                ('text', models.CharField(max_length=1000, verbose_name='sentence')),
                ('domain', models.CharField(blank=True, choices=[('polityka-prorodzinna', 'polityka-prorodzinna'), ('wspieranie-rodziny', 'wspieranie-rodziny'), ('piecza-zastepcza', 'piecza-zastepcza'), ('pomoc-spoleczna', 'pomoc-spoleczna'), ('zdrowie', 'zdrowie'), ('niepelnosprawnosc', 'niepelnosprawnosc'), ('edukacja', 'edukacja'), ('bezrobocie', 'bezrobocie'), ('kultura', 'kultura'), ('sport-i-turystyka', 'sport-i-turystyka'), ('aktywnosc-obywatelska', 'aktywnosc-obywatelska'), ('mieszkalnictwo', 'mieszkalnictwo'), ('srodowisko', 'srodowisko'), ('reintegracja', 'reintegracja')], default='', max_length=24)),
                ('position', models.PositiveSmallIntegerField()),
                ('diagnosis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='diagnosis.diagnosis')),
            ],
            options={
                'ordering': ('block', 'position', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('block__in', ['cause', 'strength', 'weakness', 'deficit', 'expectation', 'conclusion'])), name='diagnosis_statement_block')],
            },
        ),
        migrations.CreateModel(
            name='Proof',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('indicator', 'indicator'), ('question', 'question'), ('gap', 'gap'), ('consultation', 'consultation'), ('document', 'document')], default=None, max_length=24)),
                ('url', models.URLField(blank=True, default='', max_length=500, verbose_name='address')),
                ('text', models.CharField(blank=True, default='', max_length=500, verbose_name='what it says')),
                ('gap', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='basket.gap')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='diagnosis.indicator')),
                ('problem', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='proofs', to='diagnosis.problem')),
                ('question', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='diagnosis.question')),
                ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='proofs', to='diagnosis.statement')),
            ],
            options={
                'ordering': ('kind', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('problem', None), ('statement__isnull', False)), models.Q(('problem__isnull', False), ('statement', None)), _connector='OR'), name='diagnosis_proof_of_one_thing'), models.CheckConstraint(condition=models.Q(models.Q(('gap', None), ('indicator__isnull', False), ('kind', 'indicator'), ('question', None)), models.Q(('gap', None), ('indicator', None), ('kind', 'question'), ('question__isnull', False)), models.Q(('gap__isnull', False), ('indicator', None), ('kind', 'gap'), ('question', None)), models.Q(('kind__in', ['consultation', 'document']), ('gap', None), ('indicator', None), ('question', None), models.Q(('text', ''), _negated=True)), _connector='OR'), name='diagnosis_proof_points')],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('diagnosis', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='survey', serialize=False, to='diagnosis.diagnosis')),
                ('intro', models.TextField(blank=True, default='', max_length=3000, verbose_name='introduction')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('open', 'open'), ('closed', 'closed')], default=None, max_length=24)),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='answers until')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed'])), name='diagnosis_survey_state')],
            },
        ),
        migrations.AddField(
            model_name='question',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='diagnosis.survey'),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('issued_at', models.DateTimeField()),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('reminders', models.PositiveSmallIntegerField(default=0)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('draft', models.JSONField(blank=True, default=dict)),
                ('saved_at', models.DateTimeField(blank=True, null=True)),
                ('answers', models.JSONField(blank=True, default=dict)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('typed_by', models.UUIDField(blank=True, null=True)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='diagnosis.survey')),
            ],
            options={
                'ordering': ('institution__sort_key', 'id'),
                'constraints': [models.UniqueConstraint(fields=('survey', 'institution'), name='diagnosis_invited_once'), models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='diagnosis_invitation_digest'), models.CheckConstraint(condition=models.Q(('answered_at', None), ('answered_at__gte', models.F('issued_at')), _connector='OR'), name='diagnosis_invitation_times')],
            },
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('survey', 'key'), name='diagnosis_question_once'),
        ),
    ]
