import django.contrib.postgres.fields
import django.db.models.deletion
import kooperacje.answering.states
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consultations', '0003_themes_changes_verdicts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Terms',
            fields=[
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='consultations.consultation')),
                ('open_to_all', models.BooleanField(default=False)),
                ('closes_at', models.TimeField(blank=True, null=True)),
                ('grace_minutes', models.PositiveIntegerField(default=60)),
            ],
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('invited', 'invited'), ('relayed', 'relayed'), ('colleague', 'colleague'), ('open', 'open'), ('behalf', 'behalf')], max_length=10)),
                ('institution', models.CharField(blank=True, default='', max_length=64)),
                ('label', models.CharField(blank=True, default='', max_length=100)),
                ('round', models.PositiveIntegerField(default=1)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('issued_at', models.DateTimeField()),
                ('issued_by', models.UUIDField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('network', models.CharField(blank=True, default='', max_length=64)),
                ('channel', models.CharField(blank=True, default='', max_length=64)),
                ('received_on', models.DateField(blank=True, null=True)),
                ('above', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='below', to='answering.code')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.consultation')),
            ],
            options={
                'indexes': [models.Index(fields=['consultation', 'institution'], name='answering_code_of'), models.Index(condition=models.Q(('network', ''), _negated=True), fields=['network', 'issued_at'], name='answering_code_network')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind__in', [kooperacje.answering.states.CodeKind['INVITED'], kooperacje.answering.states.CodeKind['RELAYED']]), ('revoked_at', None)), fields=('consultation', 'institution'), name='answering_code_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['invited', 'relayed', 'colleague', 'open', 'behalf'])), name='answering_code_kind'), models.CheckConstraint(condition=models.Q(('kind', 'open'), models.Q(('institution', ''), _negated=True), _connector='OR'), name='answering_code_names_institution'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['relayed', 'colleague']), _negated=True), ('above__isnull', False), _connector='OR'), name='answering_code_below_another')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('remark', 'remark'), ('question', 'question')], max_length=10)),
                ('question', models.CharField(blank=True, default='', max_length=64)),
                ('passage', models.CharField(blank=True, default='', max_length=64)),
                ('quote', models.TextField(blank=True, default='')),
                ('place', models.CharField(blank=True, default='', max_length=500)),
                ('current', models.TextField(blank=True, default='')),
                ('proposed', models.TextField(blank=True, default='')),
                ('text', models.TextField(blank=True, default='')),
                ('remark_kind', models.CharField(blank=True, choices=[('substantive', 'substantive'), ('editorial', 'editorial'), ('legal', 'legal'), ('question', 'question'), ('opinion', 'opinion')], default='', max_length=16)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('code', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='answering.code')),
                ('taken_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='taken_as', to='answering.entry')),
            ],
            options={
                'ordering': ('created_at', 'id'),
                'indexes': [models.Index(fields=['code', 'created_at'], name='answering_entry_of')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'question')), fields=('code', 'question'), name='answering_entry_question_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'remark'), ('question', '')), models.Q(('kind', 'question'), models.Q(('question', ''), _negated=True)), _connector='OR'), name='answering_entry_kind')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token', models.UUIDField(unique=True)),
                ('number', models.CharField(max_length=20, unique=True)),
                ('sent_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('recorded', 'recorded'), ('replaced', 'replaced'), ('refused', 'refused')], max_length=10)),
                ('flags', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), blank=True, default=list, size=None)),
                ('reason', models.TextField(blank=True, default='')),
                ('outcome', models.CharField(choices=[('with_remarks', 'with_remarks'), ('no_remarks', 'no_remarks')], max_length=16)),
                ('content', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('words', models.CharField(max_length=64)),
                ('institution', models.CharField(blank=True, default='', max_length=64)),
                ('sender_name', models.CharField(blank=True, default='', max_length=200)),
                ('sender_email', models.CharField(blank=True, default='', max_length=254)),
                ('answer', models.CharField(blank=True, default='', max_length=64)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.UUIDField(blank=True, null=True)),
                ('code', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='answering.code')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.consultation')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='answering.submission')),
            ],
            options={
                'indexes': [models.Index(fields=['consultation', 'state', '-sent_at'], name='answering_by_state'), models.Index(fields=['consultation', 'words'], name='answering_same_words'), models.Index(fields=['code', '-sent_at'], name='answering_of_code')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'recorded', 'replaced', 'refused'])), name='answering_submission_state'), models.CheckConstraint(condition=models.Q(('flags__contained_by', ['late', 'open', 'many', 'same', 'second', 'begun', 'corrected_late'])), name='answering_submission_flags'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='answering_submission_refused_with_reason'), models.UniqueConstraint(condition=models.Q(('state', 'recorded')), fields=('code',), name='answering_submission_one_stands')],
            },
        ),
    ]
