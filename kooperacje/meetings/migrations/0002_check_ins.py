import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('institutions', '0002_labels'),
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.CharField(max_length=200, verbose_name='person')),
                ('affiliation', models.CharField(blank=True, default='', max_length=300, verbose_name='institution')),
                ('role', models.CharField(blank=True, default='', max_length=200, verbose_name='role')),
                ('device', models.UUIDField()),
                ('mark', models.CharField(blank=True, default='', max_length=8)),
                ('state', models.CharField(default='waiting', max_length=12)),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'confirmed', 'set_aside'])), name='meetings_check_in_state'), models.CheckConstraint(condition=models.Q(('person', ''), _negated=True), name='meetings_check_in_is_somebody')],
            },
        ),
        migrations.AddField(
            model_name='attendance',
            name='affiliation',
            field=models.CharField(blank=True, default='', max_length=300, verbose_name='institution outside the register'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='origin',
            field=models.CharField(choices=[('written', 'WRITTEN'), ('self', 'SELF')], default='written', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('affiliation', ''), models.Q(('institution', None), models.Q(('person', ''), _negated=True)), _connector='OR'), name='meetings_attendance_one_institution'),
        ),
        migrations.AddField(
            model_name='checkin',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_ins', to='meetings.meeting'),
        ),
        migrations.AddIndex(
            model_name='checkin',
            index=models.Index(fields=['meeting', 'state', 'sent_at'], name='meetings_check_in_queue'),
        ),
    ]
