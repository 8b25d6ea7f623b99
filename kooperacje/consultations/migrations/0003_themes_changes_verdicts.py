import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0002_positions_stay'),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64)),
                ('position', models.PositiveIntegerField()),
                ('passage', models.CharField(blank=True, max_length=500, null=True)),
                ('before', models.TextField(blank=True, null=True)),
                ('after', models.TextField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, null=True)),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='consultations_change_key_form'), models.CheckConstraint(condition=models.Q(models.Q(('passage', ''), _negated=True), models.Q(('before', ''), _negated=True), models.Q(('after', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='consultations_change_filled')],
            },
        ),
        migrations.CreateModel(
            name='ChangeRemark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='RemarkGroup',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64)),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('duplicate', 'duplicate'), ('same_argument', 'same_argument'), ('campaign', 'campaign')], max_length=20)),
                ('title', models.CharField(max_length=500)),
                ('representative', models.CharField(blank=True, max_length=500, null=True)),
                ('signatories', models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='consultations_remarkgroup_key_form'), models.CheckConstraint(condition=models.Q(('kind__in', ['duplicate', 'same_argument', 'campaign'])), name='consultations_remarkgroup_kind'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('representative', ''), _negated=True)), name='consultations_remarkgroup_filled'), models.CheckConstraint(condition=models.Q(('signatories', None), ('signatories__lte', 10000000), _connector='OR'), name='consultations_remarkgroup_bounded')],
            },
        ),
        migrations.CreateModel(
            name='RemarkTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64)),
                ('position', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=500)),
                ('description', models.TextField(blank=True, null=True)),
                ('above', models.CharField(blank=True, max_length=500, null=True)),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='consultations_theme_key_form'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('description', ''), _negated=True), models.Q(('above', ''), _negated=True)), name='consultations_theme_filled')],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64)),
                ('position', models.PositiveIntegerField()),
                ('outcome', models.CharField(choices=[('accepted', 'accepted'), ('contested', 'contested')], max_length=20)),
                ('statement', models.TextField(blank=True, null=True)),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='consultations_verdict_key_form'), models.CheckConstraint(condition=models.Q(('outcome__in', ['accepted', 'contested'])), name='consultations_verdict_outcome'), models.CheckConstraint(condition=models.Q(('statement', ''), _negated=True), name='consultations_verdict_filled')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='answer',
            name='consultations_answer_filled',
        ),
        migrations.RemoveConstraint(
            model_name='remark',
            name='consultations_remark_filled',
        ),
        migrations.RemoveConstraint(
            model_name='stakeholder',
            name='consultations_stakeholder_filled',
        ),
        migrations.AddField(
            model_name='answer',
            name='late',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='answer',
            name='receipt',
            field=models.CharField(blank=True, max_length=500, null=True),
        ),
        migrations.AddField(
            model_name='answer',
            name='relayed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='consultations.party'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='opened_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='invitation',
            name='relayed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='consultations.party'),
        ),
        migrations.AddField(
            model_name='remark',
            name='masked',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=500), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='remark',
            name='passage',
            field=models.CharField(blank=True, max_length=500, null=True),
        ),
        migrations.AddField(
            model_name='remark',
            name='public_text',
            field=models.TextField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='remark',
            name='quote',
            field=models.TextField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='remark',
            name='stance',
            field=models.CharField(blank=True, choices=[('for', 'for'), ('against', 'against'), ('mixed', 'mixed'), ('neutral', 'neutral')], max_length=20, null=True),
        ),
        migrations.AddField(
            model_name='remark',
            name='table',
            field=models.CharField(blank=True, max_length=500, null=True),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='obligatory',
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='sector',
            field=models.CharField(blank=True, max_length=500, null=True),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('note', ''), _negated=True), models.Q(('receipt', ''), _negated=True)), name='consultations_answer_filled'),
        ),
        migrations.AddConstraint(
            model_name='stakeholder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('reason', ''), _negated=True), models.Q(('sector', ''), _negated=True)), name='consultations_stakeholder_filled'),
        ),
        migrations.AddField(
            model_name='change',
            name='consultation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='consultations.consultation'),
        ),
        migrations.AddField(
            model_name='changeremark',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='consultations.change'),
        ),
        migrations.AddField(
            model_name='changeremark',
            name='remark',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='changes', to='consultations.remark'),
        ),
        migrations.AddField(
            model_name='remarkgroup',
            name='consultation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='consultations.consultation'),
        ),
        migrations.AddField(
            model_name='remark',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='remarks', to='consultations.remarkgroup'),
        ),
        migrations.AddIndex(
            model_name='remark',
            index=models.Index(fields=['consultation', 'passage', 'position'], name='consultations_remark_passage'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(('stance__in', ['for', 'against', 'mixed', 'neutral']), ('stance', None), _connector='OR'), name='consultations_remark_stance'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('place', ''), _negated=True), models.Q(('current', ''), _negated=True), models.Q(('proposed', ''), _negated=True), models.Q(('reason', ''), _negated=True), models.Q(('passage', ''), _negated=True), models.Q(('quote', ''), _negated=True), models.Q(('table', ''), _negated=True), models.Q(('public_text', ''), _negated=True)), name='consultations_remark_filled'),
        ),
        migrations.AddField(
            model_name='remarktheme',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='consultations.remark'),
        ),
        migrations.AddField(
            model_name='theme',
            name='consultation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='consultations.consultation'),
        ),
        migrations.AddField(
            model_name='remarktheme',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='remarks', to='consultations.theme'),
        ),
        migrations.AddField(
            model_name='verdict',
            name='consultation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='consultations.consultation'),
        ),
        migrations.AddField(
            model_name='verdict',
            name='institution',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='consultations.party'),
        ),
        migrations.AddField(
            model_name='verdict',
            name='meeting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='consultations.stagemeeting'),
        ),
        migrations.AddField(
            model_name='verdict',
            name='remark',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='verdicts', to='consultations.remark'),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(fields=['consultation', 'passage'], name='consultations_change_passage'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.UniqueConstraint(fields=('consultation', 'key'), name='consultations_change_key'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('consultation', 'position'), name='consultations_change_position'),
        ),
        migrations.AddConstraint(
            model_name='changeremark',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('owner', 'position'), name='consultations_changeremark_position'),
        ),
        migrations.AddConstraint(
            model_name='changeremark',
            constraint=models.UniqueConstraint(fields=('remark', 'owner'), name='consultations_change_remark_once'),
        ),
        migrations.AddConstraint(
            model_name='remarkgroup',
            constraint=models.UniqueConstraint(fields=('consultation', 'key'), name='consultations_remarkgroup_key'),
        ),
        migrations.AddConstraint(
            model_name='remarkgroup',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('consultation', 'position'), name='consultations_remarkgroup_position'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.UniqueConstraint(fields=('consultation', 'key'), name='consultations_theme_key'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('consultation', 'position'), name='consultations_theme_position'),
        ),
        migrations.AddConstraint(
            model_name='remarktheme',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('owner', 'position'), name='consultations_remarktheme_position'),
        ),
        migrations.AddConstraint(
            model_name='remarktheme',
            constraint=models.UniqueConstraint(fields=('theme', 'owner'), name='consultations_remark_theme_once'),
        ),
        migrations.AddIndex(
            model_name='verdict',
            index=models.Index(fields=['consultation', 'outcome'], name='consultations_verdict_outcome'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.UniqueConstraint(fields=('consultation', 'key'), name='consultations_verdict_key'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('consultation', 'position'), name='consultations_verdict_position'),
        ),
    ]
