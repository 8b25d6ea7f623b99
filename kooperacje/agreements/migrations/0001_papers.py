import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('institutions', '0002_labels'),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=20, unique=True)),
                ('subject', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('remind_days', models.PositiveSmallIntegerField(default=60, verbose_name='reminder, days before the end')),
                ('made_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('base', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annexes', to='agreements.paper')),
            ],
            options={
                'ordering': ('subject', 'made_at', 'id'),
                'indexes': [models.Index(fields=['subject', 'kind'], name='agreements_by_subject')],
                'constraints': [models.CheckConstraint(condition=models.Q(('subject__regex', '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*:[^\\s:]{1,100}$')), name='agreements_subject')],
            },
        ),
        migrations.CreateModel(
            name='PaperVersion',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('draft', 'DRAFT'), ('for_signature', 'FOR_SIGNATURE'), ('adopted', 'ADOPTED'), ('superseded', 'SUPERSEDED'), ('withdrawn', 'WITHDRAWN'), ('expired', 'EXPIRED')], max_length=16)),
                ('source', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('builder', models.CharField(blank=True, default='', max_length=64)),
                ('note', models.CharField(blank=True, default='', max_length=1000, verbose_name='what changed')),
                ('made_at', models.DateTimeField()),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('adopted_on', models.DateField(blank=True, null=True)),
                ('first_day', models.DateField(blank=True, null=True)),
                ('last_day', models.DateField(blank=True, null=True)),
                ('incomplete_reason', models.CharField(blank=True, default='', max_length=1000)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, default='', max_length=1000)),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='agreements.paper')),
            ],
            options={
                'ordering': ('paper_id', 'number'),
                'indexes': [models.Index(fields=['state', 'last_day'], name='agreements_by_end')],
                'constraints': [models.UniqueConstraint(fields=('paper', 'number'), name='agreements_version_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'adopted')), fields=('paper',), name='agreements_one_adopted'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'for_signature'])), fields=('paper',), name='agreements_one_open'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'for_signature', 'adopted', 'superseded', 'withdrawn', 'expired'])), name='agreements_version_state'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'adopted'), _negated=True), models.Q(('adopted_on__isnull', False), ('sent_on__isnull', False)), _connector='OR'), name='agreements_adopted_has_its_days'), models.CheckConstraint(condition=models.Q(('first_day', None), ('last_day', None), ('last_day__gte', models.F('first_day')), _connector='OR'), name='agreements_term_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('required', models.BooleanField(default=True)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatories', to='agreements.paperversion')),
            ],
            options={
                'ordering': ('version_id', 'institution__sort_key'),
                'constraints': [models.UniqueConstraint(fields=('version', 'institution'), name='agreements_signatory_once')],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
                ('function', models.CharField(max_length=200, verbose_name='function of who signed')),
                ('signed_on', models.DateField(verbose_name='signed on')),
                ('way', models.CharField(choices=[('paper', 'PAPER'), ('qualified', 'QUALIFIED'), ('trusted', 'TRUSTED'), ('consent', 'CONSENT')], max_length=12)),
                ('file', models.UUIDField(blank=True, null=True)),
                ('file_name', models.CharField(blank=True, default='', max_length=150)),
                ('file_digest', models.CharField(blank=True, default='', max_length=64)),
                ('recorded_at', models.DateTimeField()),
                ('account', models.UUIDField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, default='', max_length=1000)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='agreements.paperversion')),
            ],
            options={
                'ordering': ('version_id', 'signed_on', 'recorded_at'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('version', 'institution'), name='agreements_signed_once'), models.CheckConstraint(condition=models.Q(('way__in', ['paper', 'qualified', 'trusted', 'consent'])), name='agreements_signature_way'), models.CheckConstraint(condition=models.Q(models.Q(('file', None), ('file_digest', ''), ('way', 'consent')), models.Q(models.Q(('way', 'consent'), _negated=True), ('file__isnull', False), models.Q(('file_digest', ''), _negated=True)), _connector='OR'), name='agreements_signature_has_its_file'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_on', None), ('withdrawn_reason', '')), models.Q(('withdrawn_on__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), _connector='OR'), name='agreements_withdrawn_has_a_reason')],
            },
        ),
    ]
