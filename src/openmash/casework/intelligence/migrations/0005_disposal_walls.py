"""The wall round disposals, and the one way in which the words of a report go: once two people have said so.

Nothing else in the database changes a report. The audit's own events stay and are chained as they were; what they kept
in words about this report is erased, which its chain allows for (ADR 0003).
"""

from django.db import migrations

from openmash.foundation.facts.walls import Audience, Wall, Within

DISPOSE = """
create function audit.erase_about(p_key text, p_why text) returns int
language plpgsql security definer set search_path = audit, pg_catalog, pg_temp as $$
declare v_event uuid; v_count int := 0;
begin
  for v_event in select m.event_id from mention m join detail d on d.event_id = m.event_id
    where m.key = p_key and d.erased_at is null loop
    perform audit.erase_detail(v_event, p_why);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
revoke all on function audit.erase_about(text, text) from public;
grant usage on schema audit to openmash_reader;
grant execute on function audit.erase_about(text, text) to openmash_reader;

create function wall.dispose_of_report(p_report uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_gone text := 'Disposed of at the end of its time.'; v_agreed record; v_release uuid;
begin
  select d.recorded_by into v_agreed from intelligence_disposal d
    where d.report_id = p_report and d.stage = 'agreed' and d.recorded_by = wall.me();
  if v_agreed is null or not wall.holds(array['intelligence_unit'])
    or not exists (select from intelligence_disposal d where d.report_id = p_report and d.stage = 'propose' and d.recorded_by <> wall.me())
    or exists (select from intelligence_hold h where h.report_id = p_report and h.held
      and not exists (select from intelligence_hold l where l.supersedes = h.id)) then
    raise exception 'Two people must have said so, and nothing may hold it.';
  end if;
  update intelligence_report set words = v_gone, source_words = '', if_known = '', reply_to = '' where id = p_report;
  update intelligence_grade set why = '', conditions = case when conditions = '' then '' else v_gone end where report_id = p_report;
  update intelligence_opened set words = '' where report_id = p_report
    or release_id in (select id from intelligence_release where report_id = p_report);
  update intelligence_mention set words = '' where report_id = p_report
    or release_id in (select id from intelligence_release where report_id = p_report);
  update intelligence_review set words = '' where release_id in (select id from intelligence_release where report_id = p_report);
  update intelligence_release set words = v_gone, conditions = case when conditions = '' then '' else v_gone end,
    ended_at = coalesce(ended_at, statement_timestamp()), ended = case when ended = '' then 'expired' else ended end,
    ended_why = case when ended = '' then v_gone else '' end
    where report_id = p_report;
  update subjects_link set role = '', says_so = '' where source = p_report
    or source in (select id from intelligence_release where report_id = p_report);
  perform audit.erase_about('report:' || p_report, v_gone);
  for v_release in select id from intelligence_release where report_id = p_report loop
    perform audit.erase_about('release:' || v_release, v_gone);
  end loop;
end $$;
alter function wall.dispose_of_report owner to openmash_reader;
revoke execute on function wall.dispose_of_report from public;
grant execute on function wall.dispose_of_report to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0004_disposal"), ("audit", "0002_changed")]
    operations = [
        Wall("intelligence_disposal", "of"),
        Within("intelligence_disposal", "report_id", "intelligence_report"),
        Audience("intelligence_disposal"),
        migrations.RunSQL(DISPOSE, migrations.RunSQL.noop),
    ]
