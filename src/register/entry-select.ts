/** When the designations of `register_entry e` were last said to be right: `DesignationsSaid`. */
export const DESIGNATED = `json_build_object('at', e.designations_verified_at, 'method', e.designations_verified_method, 'side', e.designations_verified_side)`;

/** What every read brings back of an entry at a version, as `EntryRow`: its one round trip. Conditions follow. */
export const SELECT = `
  select e.id, e.register, e.country, e.kind, e.status, e.tlp_rank, e.demo, e.first_published, e.version,
         case when e.drilled_at is not null then json_build_object('at', e.drilled_at, 'answered', e.drill_answered, 'seconds', e.drill_seconds, 'misses', e.drill_misses) end as last_drill,
         case when v.current then ${DESIGNATED} end as designated,
         v.version as version_number, v.status as version_status, v.tlp_rank as version_rank, v.document, v.contact_points,
         v.recorded_at, v.recorded_by, v.recorded_by_name, v.valid_from::text, v.single_signature, v.sort_name,
         coalesce((select json_agg(p) from contact_point p where p.entry_id = e.id and p.id = any(v.contact_points)), '[]') as points,
         coalesce((select json_agg(json_build_object('id', f.id, 'value', f.value, 'erased_at', f.erased_at))
                     from personal_field f where f.entry_id = e.id), '[]') as personal,
         (select count(*)::int from change c where c.entry_id = e.id and c.state = 'pending') as pending,
         (select freshness_days()) as days
    from register_entry e join entry_version v on v.entry_id = e.id`;
