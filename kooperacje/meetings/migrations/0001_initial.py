import django.db.models.constraints
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('institutions', '0001_initial'),
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('subject', models.CharField(max_length=200)),
                ('key', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('kind', models.CharField(blank=True, default='', max_length=64)),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='beginning')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='end')),
                ('day', models.DateField(blank=True, null=True, verbose_name='day')),
                ('period_from', models.DateField(blank=True, null=True, verbose_name='first day of the period')),
                ('period_to', models.DateField(blank=True, null=True, verbose_name='last day of the period')),
                ('term', models.CharField(blank=True, default='', max_length=500, verbose_name='date in words')),
                ('part_of', models.CharField(blank=True, default='', max_length=500, verbose_name='part of')),
                ('place', models.CharField(blank=True, default='', max_length=500, verbose_name='place')),
                ('online_link', models.URLField(blank=True, default='', max_length=500, verbose_name='online')),
                ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='number of places')),
                ('note', models.TextField(blank=True, default='', verbose_name='note')),
                ('state', models.CharField(choices=[('planned', 'PLANNED'), ('held', 'HELD'), ('cancelled', 'CANCELLED')], max_length=12)),
                ('stated_total', models.PositiveIntegerField(blank=True, null=True, verbose_name='number of people')),
                ('breakdown', models.JSONField(blank=True, default=list)),
                ('changed_at', models.DateTimeField()),
                ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('subject', 'key'),
                'indexes': [models.Index(fields=['starts_at'], name='meetings_by_start')],
                'constraints': [models.UniqueConstraint(fields=('subject', 'key'), name='meetings_key_once'), models.CheckConstraint(condition=models.Q(('subject__regex', '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*:[^\\s:]{1,100}$')), name='meetings_subject'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'held', 'cancelled'])), name='meetings_state'), models.CheckConstraint(condition=models.Q(models.Q(('day', None), ('starts_at__isnull', False), ('period_from', None), ('period_to', None)), models.Q(('day__isnull', False), ('ends_at', None), ('starts_at', None), ('period_from', None), ('period_to', None)), models.Q(('day', None), ('ends_at', None), ('starts_at', None)), _connector='OR'), name='meetings_one_way_to_tell_the_time'), models.CheckConstraint(condition=models.Q(models.Q(('ends_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), models.Q(('period_from', None), ('period_to', None), ('period_to__gte', models.F('period_from')), _connector='OR')), name='meetings_times_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Invitee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('person', models.CharField(blank=True, default='', max_length=200, verbose_name='person')),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('response', models.CharField(choices=[('waiting', 'WAITING'), ('accepted', 'ACCEPTED'), ('declined', 'DECLINED')], default='waiting', max_length=12, verbose_name='answer')),
                ('invited_on', models.DateField(blank=True, null=True, verbose_name='invited on')),
                ('responded_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitees', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting_id', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('institution__isnull', False), models.Q(('person', ''), _negated=True), models.Q(('email', ''), _negated=True), _connector='OR'), name='meetings_invitee_is_somebody'), models.UniqueConstraint(fields=('meeting', 'institution', 'person', 'email'), name='meetings_invitee_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='HeadcountGroup',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('subject', models.CharField(max_length=200)),
                ('key', models.CharField(max_length=64)),
                ('label', models.CharField(max_length=500, verbose_name='what is counted')),
                ('total', models.PositiveIntegerField(blank=True, null=True, verbose_name='number of people')),
                ('breakdown', models.JSONField(blank=True, default=list)),
                ('meetings', models.ManyToManyField(blank=True, related_name='headcount_groups', to='meetings.meeting')),
            ],
            options={
                'ordering': ('subject', 'key'),
                'constraints': [models.UniqueConstraint(fields=('subject', 'key'), name='meetings_group_key_once'), models.CheckConstraint(condition=models.Q(('subject__regex', '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*:[^\\s:]{1,100}$')), name='meetings_group_subject')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('person', models.CharField(blank=True, default='', max_length=200, verbose_name='person')),
                ('role', models.CharField(blank=True, default='', max_length=200, verbose_name='role')),
                ('count', models.PositiveIntegerField(blank=True, null=True, verbose_name='how many')),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting_id', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('person', ''), _negated=True), ('count', None)), models.Q(('institution__isnull', False), ('person', ''), ('role', '')), _connector='OR'), name='meetings_attendance_by_person_or_institution'), models.UniqueConstraint(condition=models.Q(('person', '')), fields=('meeting', 'institution'), name='meetings_institution_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=500, verbose_name='point')),
                ('minutes', models.PositiveIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('presenter', models.CharField(blank=True, default='', max_length=300, verbose_name='who presents it')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting_id', 'position'),
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('meeting', 'position'), name='meetings_agenda_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField(blank=True, default='', verbose_name='text of the minutes')),
                ('state', models.CharField(choices=[('draft', 'DRAFT'), ('approved', 'APPROVED')], max_length=12)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='minutes', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('state', 'draft')), models.Q(('approved_at__isnull', False), ('state', 'approved')), _connector='OR'), name='meetings_minutes_approved_has_time')],
            },
        ),
        migrations.CreateModel(
            name='MinutesRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('saved_at', models.DateTimeField()),
                ('account', models.UUIDField(blank=True, null=True)),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='meetings.minutes')),
            ],
            options={
                'ordering': ('minutes_id', 'number'),
                'constraints': [models.UniqueConstraint(fields=('minutes', 'number'), name='meetings_revision_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Settled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField(verbose_name='decision')),
                ('owner', models.CharField(blank=True, default='', max_length=300, verbose_name='who sees to it')),
                ('due', models.DateField(blank=True, null=True, verbose_name='by when')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting_id', 'number'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='meetings_decision_number_once')],
            },
        ),
    ]
