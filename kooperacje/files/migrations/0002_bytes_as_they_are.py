"""Files come packed already: the database need not try to compress them, and reads a piece without unpacking."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE files_chunk ALTER COLUMN data SET STORAGE EXTERNAL",
            "ALTER TABLE files_chunk ALTER COLUMN data SET STORAGE EXTENDED",
        )
    ]
