import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('institutions', '0002_labels'),
        ('meetings', '0002_check_ins'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='name')),
                ('purpose', models.TextField(blank=True, default='', max_length=3000, verbose_name='what for')),
                ('term_from', models.DateField(verbose_name='holds since')),
                ('term_to', models.DateField(verbose_name='holds until')),
                ('state', models.CharField(max_length=12)),
                ('method', models.CharField(default='median', max_length=12)),
                ('quorum', models.PositiveSmallIntegerField(default=50)),
                ('majority', models.PositiveSmallIntegerField(default=50)),
                ('due', models.DateField(blank=True, null=True, verbose_name='answers until')),
                ('digest', models.CharField(blank=True, default='', max_length=64)),
                ('link_number', models.PositiveSmallIntegerField(default=0)),
                ('turn', models.PositiveSmallIntegerField(default=1)),
                ('way', models.CharField(blank=True, default='', max_length=12)),
                ('members', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('adopted_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, default='', max_length=1000, verbose_name='reason')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='review on')),
                ('reviewed_on', models.DateField(blank=True, null=True)),
                ('review', models.TextField(blank=True, default='', max_length=5000, verbose_name='review')),
                ('changed_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='priority_rounds', to='partnership.team')),
            ],
            options={
                'ordering': ('-term_from', 'title', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['proposing', 'weighing', 'rating', 'voting', 'adopted', 'abandoned'])), name='priorities_round_state'), models.CheckConstraint(condition=models.Q(('method__in', ['median', 'mean'])), name='priorities_round_method'), models.CheckConstraint(condition=models.Q(('way', ''), ('way__in', ['meeting', 'circulation']), _connector='OR'), name='priorities_round_way'), models.CheckConstraint(condition=models.Q(('term_to__gte', models.F('term_from'))), name='priorities_round_term'), models.CheckConstraint(condition=models.Q(('majority__range', (50, 100)), ('quorum__range', (1, 100))), name='priorities_round_percent'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'adopted'), _negated=True), models.Q(('adopted_on__isnull', False), ('members__isnull', False), models.Q(('way', ''), _negated=True)), _connector='OR'), name='priorities_round_adopted'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'abandoned'), _negated=True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='priorities_round_abandoned'), models.UniqueConstraint(condition=models.Q(('digest', ''), _negated=True), fields=('digest',), name='priorities_round_digest')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='proposal')),
                ('reason', models.TextField(blank=True, default='', max_length=3000, verbose_name='why')),
                ('state', models.CharField(max_length=12)),
                ('made_at', models.DateTimeField()),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='priorities.proposal')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='priorities.round')),
            ],
            options={
                'ordering': ('round_id', 'made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'listed', 'set_aside'])), name='priorities_proposal_state'), models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='priorities_proposal_not_into_itself')],
            },
        ),
        migrations.CreateModel(
            name='Priority',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('reason', models.TextField(blank=True, default='', max_length=3000)),
                ('score', models.FloatField(blank=True, null=True)),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('indicator', models.CharField(max_length=300)),
                ('due', models.DateField()),
                ('outcome', models.CharField(blank=True, default='', max_length=12)),
                ('outcome_note', models.CharField(blank=True, default='', max_length=1000)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='priorities.proposal')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='priorities', to='priorities.round')),
            ],
            options={
                'ordering': ('round_id', 'position', 'id'),
                'constraints': [models.UniqueConstraint(fields=('round', 'proposal'), name='priorities_priority_once'), models.CheckConstraint(condition=models.Q(('outcome', ''), ('outcome__in', ['done', 'partly', 'not_yet', 'dropped']), _connector='OR'), name='priorities_priority_outcome')],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('meaning', models.CharField(blank=True, default='', max_length=500, verbose_name='what it means')),
                ('low', models.CharField(blank=True, default='', max_length=100, verbose_name='1 means')),
                ('high', models.CharField(blank=True, default='', max_length=100, verbose_name='5 means')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='priorities.round')),
            ],
            options={
                'ordering': ('round_id', 'position', 'id'),
                'constraints': [models.UniqueConstraint(fields=('round', 'name'), name='priorities_criterion_once')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stage', models.CharField(max_length=12)),
                ('turn', models.PositiveSmallIntegerField(default=1)),
                ('draft', models.JSONField(blank=True, default=dict)),
                ('content', models.JSONField(blank=True, null=True)),
                ('named', models.BooleanField(default=False)),
                ('by_leader', models.BooleanField(default=False)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='priorities.round')),
            ],
            options={
                'ordering': ('round_id', 'stage', 'institution__sort_key', 'id'),
                'constraints': [models.UniqueConstraint(fields=('round', 'institution', 'stage', 'turn'), name='priorities_answer_once'), models.CheckConstraint(condition=models.Q(('stage__in', ['weights', 'ratings', 'vote'])), name='priorities_answer_stage'), models.CheckConstraint(condition=models.Q(models.Q(('content', None), ('sent_at', None)), models.Q(('content__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='priorities_answer_sent')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32)),
                ('ref', models.CharField(max_length=200)),
                ('label', models.CharField(max_length=300)),
                ('url', models.CharField(blank=True, default='', max_length=500)),
                ('count', models.PositiveIntegerField(blank=True, null=True)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='priorities.proposal')),
            ],
            options={
                'ordering': ('proposal_id', 'kind', 'label', 'id'),
                'constraints': [models.UniqueConstraint(fields=('proposal', 'kind', 'ref'), name='priorities_source_once')],
            },
        ),
    ]
