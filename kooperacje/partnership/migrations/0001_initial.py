import django.contrib.postgres.constraints
import django.db.models.constraints
import django.db.models.deletion
import kooperacje.partnership.models.columns
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('basket', '0001_initial'),
        ('institutions', '0002_labels'),
        ('meetings', '0002_check_ins'),
        ('modelbook', '0003_pending_documents'),
        ('territory', '0002_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Team',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('initiating', 'initiating'), ('formalising', 'formalising'), ('working', 'working'), ('renewing', 'renewing'), ('suspended', 'suspended'), ('ended', 'ended')], max_length=12)),
                ('purpose', models.TextField(blank=True, default='', max_length=3000, verbose_name='what for')),
                ('how_to_join', models.TextField(blank=True, default='', max_length=2000, verbose_name='how an institution joins')),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, default='', max_length=60, verbose_name='telephone')),
                ('website', models.URLField(blank=True, default='', max_length=300, verbose_name='website')),
                ('settings', models.JSONField(blank=True, default=dict)),
                ('beside_reason', models.TextField(blank=True, default='', max_length=2000)),
                ('end_reason', models.CharField(blank=True, default='', max_length=500)),
                ('is_public', models.BooleanField(default=False)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('changed_at', models.DateTimeField()),
                ('sort_key', models.CharField(max_length=400)),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('model_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='modelbook.modelversion')),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='partnership.team')),
                ('strategic_partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
            ],
            options={
                'ordering': ('sort_key', 'key'),
                'indexes': [models.Index(fields=['sort_key', 'key'], name='partnership_team_sort')],
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='partnership_team_key'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'initiating', 'formalising', 'working', 'renewing', 'suspended', 'ended'])), name='partnership_team_state'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ended'), ('valid_to__isnull', False), models.Q(('end_reason', ''), _negated=True)), models.Q(models.Q(('state', 'ended'), _negated=True), ('valid_to', None)), _connector='OR'), name='partnership_team_ended'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='partnership_team_term')],
            },
        ),
        migrations.CreateModel(
            name='Spell',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(verbose_name='belongs since')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='belongs until')),
                ('end_reason', models.CharField(blank=True, default='', max_length=500, verbose_name='reason of leaving')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spells', to='partnership.team')),
            ],
            options={
                'ordering': ('team_id', 'valid_from', 'id'),
                'indexes': [models.Index(fields=['institution', 'valid_to'], name='partnership_spell_whose')],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('team', '='), ('institution', '='), (kooperacje.partnership.models.columns.DateRange('valid_from', 'valid_to'), '&&')], name='partnership_spell_once_at_a_time'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='partnership_spell_not_empty'), models.CheckConstraint(condition=models.Q(('valid_to', None), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='partnership_spell_reason')],
            },
        ),
        migrations.CreateModel(
            name='JointMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joint_meetings', to='partnership.team')),
            ],
            options={
                'ordering': ('team_id', 'meeting_id'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'team'), name='partnership_joint_once')],
            },
        ),
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('asked', 'asked'), ('sent', 'sent'), ('accepted', 'accepted'), ('returned', 'returned'), ('withdrawn', 'withdrawn')], max_length=12)),
                ('signatory', models.CharField(blank=True, default='', max_length=200, verbose_name='who signs')),
                ('signatory_function', models.CharField(blank=True, default='', max_length=200, verbose_name='function of who signs')),
                ('people', models.JSONField(blank=True, default=list)),
                ('other_services', models.TextField(blank=True, max_length=3000, verbose_name='services not yet in the basket')),
                ('conditions', models.TextField(blank=True, default='', max_length=2000, verbose_name='conditions')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='holds since')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='holds until')),
                ('return_reason', models.TextField(blank=True, default='', max_length=1000)),
                ('digest', models.CharField(blank=True, default='', max_length=64)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('link_until', models.DateTimeField(blank=True, null=True)),
                ('asked_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('services', models.ManyToManyField(blank=True, related_name='+', to='basket.service')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='partnership.team')),
            ],
            options={
                'ordering': ('team_id', 'institution_id', '-number'),
                'constraints': [models.UniqueConstraint(fields=('team', 'institution', 'number'), name='partnership_declaration_number_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'sent', 'returned'])), fields=('team', 'institution'), name='partnership_declaration_one_open'), models.UniqueConstraint(condition=models.Q(('digest', ''), _negated=True), fields=('digest',), name='partnership_declaration_digest'), models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'sent', 'accepted', 'returned', 'withdrawn'])), name='partnership_declaration_state'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('signed_on__isnull', False), ('valid_from__isnull', False)), _connector='OR'), name='partnership_declaration_accepted'), models.CheckConstraint(condition=models.Q(('digest', ''), ('link_until__gt', models.F('asked_at')), _connector='OR'), name='partnership_declaration_link'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='partnership_declaration_term')],
            },
        ),
        migrations.CreateModel(
            name='BasketLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='basket.service')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='basket', to='partnership.team')),
            ],
            options={
                'ordering': ('team_id', 'service_id', 'valid_from'),
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('team', '='), ('service', '='), (kooperacje.partnership.models.columns.DateRange('valid_from', 'valid_to'), '&&')], name='partnership_line_once_at_a_time'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='partnership_line_term')],
            },
        ),
        migrations.CreateModel(
            name='TeamArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='partnership.team')),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('team_id', 'territory__code'),
                'constraints': [models.UniqueConstraint(fields=('team', 'territory'), name='partnership_area_once')],
            },
        ),
        migrations.CreateModel(
            name='TeamPerson',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=64, verbose_name='role')),
                ('name', models.CharField(max_length=200, verbose_name='name and surname')),
                ('function', models.CharField(blank=True, default='', max_length=200, verbose_name='function')),
                ('phone', models.CharField(blank=True, default='', max_length=60, verbose_name='office telephone')),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='office e-mail')),
                ('is_public', models.BooleanField(default=False, verbose_name='shown to residents')),
                ('valid_from', models.DateField(verbose_name='since')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='until')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='partnership.team')),
            ],
            options={
                'ordering': ('team_id', 'institution_id', 'role', 'name', 'id'),
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('team', '='), ('institution', '='), ('role', '='), (models.F('name'), '='), (kooperacje.partnership.models.columns.DateRange('valid_from', 'valid_to'), '&&')], name='partnership_person_once_at_a_time'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='partnership_person_is_somebody'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='partnership_person_term')],
            },
        ),
        migrations.CreateModel(
            name='WorkPlanItem',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('position', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=300, verbose_name='what is to be done')),
                ('due', models.DateField(blank=True, null=True, verbose_name='by when')),
                ('indicator', models.CharField(blank=True, default='', max_length=300, verbose_name='how we know that it is done')),
                ('result', models.CharField(blank=True, default='', max_length=1000, verbose_name='what came of it')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('under_way', 'under_way'), ('done', 'done'), ('dropped', 'dropped')], max_length=12)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='partnership.team')),
            ],
            options={
                'ordering': ('team_id', 'year', 'position', 'id'),
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('team', 'year', 'position'), name='partnership_item_position_once'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'under_way', 'done', 'dropped'])), name='partnership_item_state'), models.CheckConstraint(condition=models.Q(('year__gte', 2000), ('year__lte', 2200)), name='partnership_item_year')],
            },
        ),
    ]
