import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('institutions', '0002_labels'),
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('scheme', models.CharField(choices=[('domain', 'domain'), ('model', 'model'), ('topic', 'topic')], default=None, max_length=24)),
                ('name', models.CharField(max_length=160)),
                ('name_en', models.CharField(blank=True, default='', max_length=160)),
                ('name_uk', models.CharField(blank=True, default='', max_length=160)),
                ('about', models.CharField(blank=True, default='', max_length=500)),
                ('about_en', models.CharField(blank=True, default='', max_length=500)),
                ('about_uk', models.CharField(blank=True, default='', max_length=500)),
                ('position', models.PositiveSmallIntegerField()),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='basket.category')),
            ],
            options={
                'ordering': ('scheme', 'position', 'key'),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='basket_category_key'), models.CheckConstraint(condition=models.Q(('scheme__in', ['domain', 'model', 'topic'])), name='basket_category_scheme')],
            },
        ),
        migrations.CreateModel(
            name='Gap',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('title', models.CharField(max_length=200, verbose_name='what is missing')),
                ('description', models.TextField(blank=True, default='', max_length=5000, verbose_name='description')),
                ('kind', models.CharField(choices=[('absent', 'absent'), ('full', 'full'), ('too_far', 'too_far'), ('not_for_them', 'not_for_them')], default=None, max_length=24)),
                ('state', models.CharField(choices=[('reported', 'reported'), ('confirmed', 'confirmed'), ('in_hand', 'in_hand'), ('closed', 'closed'), ('dismissed', 'dismissed')], default=None, max_length=24)),
                ('audience', models.CharField(blank=True, choices=[('children', 'children'), ('youth', 'youth'), ('adults', 'adults'), ('seniors', 'seniors'), ('families', 'families'), ('carers', 'carers'), ('foster_families', 'foster_families'), ('disabled', 'disabled'), ('ill', 'ill'), ('mental_crisis', 'mental_crisis'), ('addicted', 'addicted'), ('violence', 'violence'), ('unemployed', 'unemployed'), ('homeless', 'homeless'), ('in_debt', 'in_debt'), ('foreigners', 'foreigners'), ('leaving_care_or_prison', 'leaving_care_or_prison')], default='', max_length=24)),
                ('substitute_note', models.CharField(blank=True, default='', max_length=500)),
                ('is_public', models.BooleanField(default=False, verbose_name='shown to residents')),
                ('since', models.DateField(blank=True, null=True, verbose_name='missing since')),
                ('changed_at', models.DateTimeField()),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='basket.category')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('territory__sort_key', 'title', 'key'),
                'indexes': [models.Index(fields=['territory', 'state'], name='basket_gap_where')],
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='basket_gap_key'), models.CheckConstraint(condition=models.Q(('kind__in', ['absent', 'full', 'too_far', 'not_for_them'])), name='basket_gap_kind'), models.CheckConstraint(condition=models.Q(('state__in', ['reported', 'confirmed', 'in_hand', 'closed', 'dismissed'])), name='basket_gap_state')],
            },
        ),
        migrations.CreateModel(
            name='GapEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('reported', 'reported'), ('confirmed', 'confirmed'), ('in_hand', 'in_hand'), ('closed', 'closed'), ('dismissed', 'dismissed')], default=None, max_length=24)),
                ('note', models.CharField(blank=True, default='', max_length=1000)),
                ('at', models.DateTimeField()),
                ('account', models.UUIDField(null=True)),
                ('gap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='basket.gap')),
            ],
            options={
                'ordering': ('gap_id', 'at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='GapEvidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('observed', 'observed'), ('refusal', 'refusal'), ('queue', 'queue'), ('survey', 'survey'), ('diagnosis', 'diagnosis'), ('consultation', 'consultation')], default=None, max_length=24)),
                ('text', models.CharField(max_length=1000)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('dated', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, default='', max_length=300)),
                ('link', models.CharField(blank=True, default='', max_length=300)),
                ('added_at', models.DateTimeField()),
                ('gap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='basket.gap')),
            ],
            options={
                'ordering': ('gap_id', 'added_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['observed', 'refusal', 'queue', 'survey', 'diagnosis', 'consultation'])), name='basket_evidence_kind')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(choices=[('physical', 'physical'), ('at_home', 'at_home'), ('phone', 'phone'), ('online', 'online')], default=None, max_length=24)),
                ('name', models.CharField(blank=True, default='', max_length=200, verbose_name='name')),
                ('address', models.CharField(blank=True, default='', max_length=200, verbose_name='street and number')),
                ('postcode', models.CharField(blank=True, default='', max_length=6, verbose_name='postcode')),
                ('town', models.CharField(blank=True, default='', max_length=120, verbose_name='town')),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('eases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('step_free', 'step_free'), ('lift', 'lift'), ('toilet', 'toilet'), ('parking', 'parking'), ('induction_loop', 'induction_loop'), ('sign_language', 'sign_language'), ('assistance_dog', 'assistance_dog'), ('quiet_hours', 'quiet_hours')], max_length=24), blank=True, default=list, size=None)),
                ('access_note', models.CharField(blank=True, default='', max_length=500, verbose_name='about getting there')),
                ('is_protected', models.BooleanField(default=False, verbose_name='protected address')),
                ('gmina', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='institutions.institution')),
            ],
            options={
                'ordering': ('institution_id', 'name', 'address', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='basket_place_key'), models.CheckConstraint(condition=models.Q(('kind__in', ['physical', 'at_home', 'phone', 'online'])), name='basket_place_kind'), models.CheckConstraint(condition=models.Q(('eases__contained_by', ['step_free', 'lift', 'toilet', 'parking', 'induction_loop', 'sign_language', 'assistance_dog', 'quiet_hours'])), name='basket_place_eases'), models.CheckConstraint(condition=models.Q(('postcode__regex', '^(\\d{2}-\\d{3})?$')), name='basket_place_postcode'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__gte', -90), ('latitude__lte', 90), ('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='basket_place_point')],
            },
        ),
        migrations.CreateModel(
            name='ProviderLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.UUIDField(null=True)),
                ('expires_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provider_links', to='institutions.institution')),
            ],
            options={
                'ordering': ('-made_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='basket_link_digest'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='basket_link_term')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('summary', models.CharField(blank=True, default='', max_length=300, verbose_name='in one sentence')),
                ('description', models.TextField(blank=True, default='', max_length=5000, verbose_name='description')),
                ('how_to_get', models.TextField(blank=True, default='', max_length=2000, verbose_name='how to get it')),
                ('documents', models.TextField(blank=True, default='', max_length=2000, verbose_name='documents')),
                ('level', models.CharField(choices=[('gmina', 'gmina'), ('powiat', 'powiat'), ('voivodeship', 'voivodeship'), ('country', 'country'), ('any', 'any')], default='gmina', max_length=12, verbose_name='level')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('suspended', 'suspended'), ('withdrawn', 'withdrawn')], default=None, max_length=24)),
                ('audiences', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('children', 'children'), ('youth', 'youth'), ('adults', 'adults'), ('seniors', 'seniors'), ('families', 'families'), ('carers', 'carers'), ('foster_families', 'foster_families'), ('disabled', 'disabled'), ('ill', 'ill'), ('mental_crisis', 'mental_crisis'), ('addicted', 'addicted'), ('violence', 'violence'), ('unemployed', 'unemployed'), ('homeless', 'homeless'), ('in_debt', 'in_debt'), ('foreigners', 'foreigners'), ('leaving_care_or_prison', 'leaving_care_or_prison')], max_length=24), blank=True, default=list, size=None)),
                ('needs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('referral', 'referral'), ('decision', 'decision'), ('residence', 'residence'), ('income', 'income'), ('insurance', 'insurance'), ('disability_certificate', 'disability_certificate'), ('court_order', 'court_order'), ('guardian_consent', 'guardian_consent'), ('registration', 'registration')], max_length=24), blank=True, default=list, size=None)),
                ('age_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='from age')),
                ('age_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='to age')),
                ('income_up_to', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='monthly income per person up to')),
                ('conditions', models.TextField(blank=True, default='', max_length=2000, verbose_name='other conditions')),
                ('basis', models.CharField(blank=True, default='', max_length=300, verbose_name='legal basis')),
                ('cost', models.CharField(choices=[('free', 'free'), ('partly', 'partly'), ('paid', 'paid'), ('depends', 'depends'), ('not_stated', 'not_stated')], default=None, max_length=24)),
                ('cost_note', models.CharField(blank=True, default='', max_length=300, verbose_name='about the cost')),
                ('phone', models.CharField(blank=True, default='', max_length=60, verbose_name='telephone')),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('website', models.URLField(blank=True, default='', max_length=300, verbose_name='website')),
                ('languages', models.CharField(blank=True, default='', max_length=200, verbose_name='languages spoken')),
                ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='places')),
                ('free', models.PositiveIntegerField(blank=True, null=True, verbose_name='free places')),
                ('wait_days', models.PositiveIntegerField(blank=True, null=True, verbose_name='days of waiting')),
                ('capacity_on', models.DateField(blank=True, null=True)),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='offered since')),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('verified_by', models.CharField(blank=True, default='', max_length=200)),
                ('is_protected', models.BooleanField(default=False, verbose_name='protected address')),
                ('quality', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('changed_at', models.DateTimeField()),
                ('sort_key', models.CharField(max_length=400)),
                ('categories', models.ManyToManyField(blank=True, related_name='services', to='basket.category')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='institutions.institution')),
            ],
            options={
                'ordering': ('sort_key', 'key'),
                'indexes': [models.Index(fields=['sort_key', 'key'], name='basket_service_sort'), models.Index(fields=['provider', 'sort_key'], name='basket_service_provider'), models.Index(fields=['state', 'verified_on'], name='basket_service_verified'), models.Index(fields=['changed_at', 'id'], name='basket_service_changed')],
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9][a-z0-9-]{0,63}$')), name='basket_service_key'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'suspended', 'withdrawn'])), name='basket_service_state'), models.CheckConstraint(condition=models.Q(('cost__in', ['free', 'partly', 'paid', 'depends', 'not_stated'])), name='basket_service_cost'), models.CheckConstraint(condition=models.Q(('audiences__contained_by', ['children', 'youth', 'adults', 'seniors', 'families', 'carers', 'foster_families', 'disabled', 'ill', 'mental_crisis', 'addicted', 'violence', 'unemployed', 'homeless', 'in_debt', 'foreigners', 'leaving_care_or_prison'])), name='basket_service_audiences'), models.CheckConstraint(condition=models.Q(('needs__contained_by', ['referral', 'decision', 'residence', 'income', 'insurance', 'disability_certificate', 'court_order', 'guardian_consent', 'registration'])), name='basket_service_needs'), models.CheckConstraint(condition=models.Q(('age_from', None), ('age_to', None), ('age_to__gte', models.F('age_from')), _connector='OR'), name='basket_service_ages'), models.CheckConstraint(condition=models.Q(('free', None), ('capacity', None), ('free__lte', models.F('capacity')), _connector='OR'), name='basket_service_free'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='basket_service_term'), models.CheckConstraint(condition=models.Q(('quality__lte', 100)), name='basket_service_quality')],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField()),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('note', models.CharField(blank=True, default='', max_length=200)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openings', to='basket.service')),
            ],
            options={
                'ordering': ('service_id', 'weekday', 'opens'),
                'constraints': [models.UniqueConstraint(fields=('service', 'weekday', 'opens'), name='basket_opening_once'), models.CheckConstraint(condition=models.Q(('weekday__gte', 1), ('weekday__lte', 7)), name='basket_opening_day'), models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens'))), name='basket_opening_hours')],
            },
        ),
        migrations.AddField(
            model_name='gap',
            name='closed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='closes', to='basket.service'),
        ),
        migrations.AddField(
            model_name='gap',
            name='full_service',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='full_gaps', to='basket.service'),
        ),
        migrations.AddField(
            model_name='gap',
            name='substitute',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='substitutes_for', to='basket.service'),
        ),
        migrations.CreateModel(
            name='ServiceArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='basket.service')),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
            options={
                'ordering': ('service_id', 'territory__code'),
                'constraints': [models.UniqueConstraint(fields=('service', 'territory'), name='basket_area_once')],
            },
        ),
        migrations.CreateModel(
            name='ServicePlace',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('note', models.CharField(blank=True, default='', max_length=200)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='basket.place')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='at', to='basket.service')),
            ],
            options={
                'ordering': ('service_id', 'id'),
                'constraints': [models.UniqueConstraint(fields=('service', 'place'), name='basket_at_once')],
            },
        ),
        migrations.CreateModel(
            name='ServiceText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2)),
                ('name', models.CharField(max_length=200)),
                ('summary', models.CharField(blank=True, default='', max_length=300)),
                ('description', models.TextField(blank=True, default='', max_length=5000)),
                ('how_to_get', models.TextField(blank=True, default='', max_length=2000)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='basket.service')),
            ],
            options={
                'ordering': ('service_id', 'language'),
                'constraints': [models.UniqueConstraint(fields=('service', 'language'), name='basket_text_once'), models.CheckConstraint(condition=models.Q(('language__in', ('en', 'uk'))), name='basket_text_language')],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('values', models.JSONField(default=dict)),
                ('seen', models.JSONField(default=dict)),
                ('note', models.TextField(blank=True, default='', max_length=2000)),
                ('reply_to', models.EmailField(blank=True, default='', max_length=254)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('accepted', 'accepted'), ('rejected', 'rejected')], default=None, max_length=24)),
                ('sent_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.UUIDField(null=True)),
                ('reason', models.TextField(blank=True, default='', max_length=1000)),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to='basket.service')),
            ],
            options={
                'ordering': ('-sent_at', 'id'),
                'indexes': [models.Index(fields=['state', '-sent_at'], name='basket_suggestion_queue')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'accepted', 'rejected'])), name='basket_suggestion_state'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='basket_suggestion_decided')],
            },
        ),
        migrations.AddConstraint(
            model_name='gap',
            constraint=models.CheckConstraint(condition=models.Q(('full_service', None), ('substitute', None), models.Q(('full_service', models.F('substitute')), _negated=True), _connector='OR'), name='basket_gap_other_service'),
        ),
    ]
