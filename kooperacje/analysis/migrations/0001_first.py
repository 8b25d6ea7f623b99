import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consultations', '0003_themes_changes_verdicts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('size', models.PositiveIntegerField()),
                ('drawn_at', models.DateTimeField()),
                ('drawn_by', models.UUIDField(null=True)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.consultation')),
            ],
        ),
        migrations.CreateModel(
            name='Drawn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveIntegerField()),
                ('remark', models.CharField(max_length=64)),
                ('first', models.CharField(max_length=64)),
                ('proposed', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), size=None)),
                ('sample', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drawn', to='analysis.sample')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sample', 'remark'), name='analysis_drawn_once'), models.UniqueConstraint(fields=('sample', 'place'), name='analysis_drawn_place')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('remark', models.CharField(max_length=64)),
                ('themes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), size=None)),
                ('proposed', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), default=list, size=None)),
                ('person', models.UUIDField(null=True)),
                ('confirmed_at', models.DateTimeField()),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.consultation')),
            ],
            options={
                'indexes': [models.Index(fields=['consultation', 'remark'], name='analysis_confirmed_remark'), models.Index(fields=['consultation', '-confirmed_at'], name='analysis_confirmed_lately')],
            },
        ),
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('theme', models.CharField(max_length=64)),
                ('coder', models.UUIDField()),
                ('coded_at', models.DateTimeField()),
                ('drawn', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='analysis.drawn')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('drawn', 'coder'), name='analysis_coded_once')],
            },
        ),
    ]
