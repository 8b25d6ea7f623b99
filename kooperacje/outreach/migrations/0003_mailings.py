import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0003_themes_changes_verdicts'),
        ('notices', '0001_initial'),
        ('outreach', '0002_record_knows_the_stake'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('posted', 'posted'), ('made', 'made'), ('skipped', 'skipped'), ('bounced', 'bounced')], default='waiting', max_length=12)),
                ('skip', models.CharField(blank=True, choices=[('no_address', 'no_address'), ('opted_out', 'opted_out'), ('bounced', 'bounced'), ('no_longer', 'no_longer'), ('today', 'today'), ('stopped', 'stopped')], default='', max_length=12)),
                ('address', models.EmailField(blank=True, default='', max_length=254)),
                ('at', models.DateTimeField(blank=True, null=True)),
                ('reminded_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ('mailing', 'id'),
                'indexes': [models.Index(fields=['address', '-at'], name='outreach_dispatch_address')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'posted', 'made', 'skipped', 'bounced'])), name='outreach_dispatch_state'), models.CheckConstraint(condition=models.Q(('skip__in', ['no_address', 'opted_out', 'bounced', 'no_longer', 'today', 'stopped', ''])), name='outreach_dispatch_skip'), models.CheckConstraint(condition=models.Q(('state', 'skipped'), ('skip', ''), _connector='XOR'), name='outreach_dispatch_skip_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Mailing',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('invite', 'invite'), ('remind', 'remind')], max_length=12)),
                ('way', models.CharField(choices=[('email', 'email'), ('letter', 'letter'), ('list', 'list')], max_length=12)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('scheduled', 'scheduled'), ('sending', 'sending'), ('done', 'done'), ('stopped', 'stopped')], default='draft', max_length=12)),
                ('types', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), blank=True, default=list, size=None)),
                ('territory', models.CharField(blank=True, default='', max_length=7)),
                ('is_key', models.BooleanField(blank=True, null=True)),
                ('obligatory', models.BooleanField(default=False)),
                ('whom', models.CharField(choices=[('all', 'all'), ('uninvited', 'uninvited'), ('silent', 'silent')], default='all', max_length=12)),
                ('unreachable', models.BooleanField(default=False)),
                ('materials', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), blank=True, default=list, size=None)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('send_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.UUIDField(blank=True, null=True)),
                ('objections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('reason', models.TextField(blank=True, default='')),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('-created_at', 'id'),
                'indexes': [models.Index(fields=['state', 'send_at'], name='outreach_mailing_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ['invite', 'remind'])), name='outreach_mailing_purpose'), models.CheckConstraint(condition=models.Q(('way__in', ['email', 'letter', 'list'])), name='outreach_mailing_way'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'scheduled', 'sending', 'done', 'stopped'])), name='outreach_mailing_state'), models.CheckConstraint(condition=models.Q(('whom__in', ['all', 'uninvited', 'silent'])), name='outreach_mailing_whom'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'stopped']), ('approved_at__isnull', False), _connector='OR'), name='outreach_mailing_approved')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='deed',
            name='outreach_deed_kind',
        ),
        migrations.AddField(
            model_name='standing',
            name='bounce_status',
            field=models.CharField(blank=True, default='', max_length=12),
        ),
        migrations.AddField(
            model_name='standing',
            name='bounced_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='standing',
            name='opted_out_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='deed',
            name='kind',
            field=models.CharField(choices=[('phoned', 'phoned'), ('mailed', 'mailed'), ('reminded', 'reminded'), ('printed', 'printed'), ('listed', 'listed'), ('bounced', 'bounced'), ('opted_out', 'opted_out'), ('addressed', 'addressed')], max_length=12),
        ),
        migrations.AlterField(
            model_name='standing',
            name='email',
            field=models.EmailField(blank=True, default='', max_length=254),
        ),
        migrations.AddConstraint(
            model_name='deed',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['phoned', 'mailed', 'reminded', 'printed', 'listed', 'bounced', 'opted_out', 'addressed'])), name='outreach_deed_kind'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='notice',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='notices.notice'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.party'),
        ),
        migrations.AddField(
            model_name='mailing',
            name='consultation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.consultation'),
        ),
        migrations.AddField(
            model_name='mailing',
            name='stage',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='consultations.stage'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='mailing',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dispatches', to='outreach.mailing'),
        ),
        migrations.AddIndex(
            model_name='mailing',
            index=models.Index(fields=['consultation', '-created_at'], name='outreach_mailing_of'),
        ),
        migrations.AddIndex(
            model_name='dispatch',
            index=models.Index(fields=['mailing', 'state'], name='outreach_dispatch_left'),
        ),
        migrations.AddIndex(
            model_name='dispatch',
            index=models.Index(fields=['party', '-at'], name='outreach_dispatch_of_party'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(fields=('mailing', 'party'), name='outreach_dispatch_once'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(fields=('party', 'reminded_on'), name='outreach_one_reminder_a_day'),
        ),
    ]
