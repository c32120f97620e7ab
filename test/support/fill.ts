import { sql } from 'kysely'
import type { World } from './people.ts'
import { OFFICES, STAFF, T0, TEAMS } from './world.ts'

/** One row at least in every table that a person can have rows in. */
export async function fill(
  world: World,
  personId: string,
  tag: string,
): Promise<{ thread: string; promise: string }> {
  const at = T0.toString()
  const ids = await sql<{
    t: string
    m: string
    e: string
    n: string
  }>`select uuidv7() as t, uuidv7() as m, uuidv7() as e, uuidv7() as n`.execute(world.db.system)
  const { t, m, e, n } = ids.rows[0] as { t: string; m: string; e: string; n: string }
  const promise = await world.owe({
    personId,
    owner: { staffId: STAFF.stateAdviserA },
    officeId: OFFICES.A,
    threadId: t,
    enquiryId: e,
  })
  const statements = [
    sql`insert into thread (person_id, id, opened_at, last_at) values (${personId}, ${t}, ${at}, ${at})`,
    sql`insert into message (person_id, thread_id, id, direction, channel, authorship, author_kind, language, received_at)
      values (${personId}, ${t}, ${m}, 'in', 'portalMessage', 'self', 'person', 'nb', ${at})`,
    sql`insert into enquiry (person_id, id, thread_id, message_id, promise_id, theme, side, confidence, certain, language, received_at)
      values (${personId}, ${e}, ${t}, ${m}, ${promise}, 'aap', 'state', 0.9, true, 'nb', ${at})`,
    sql`insert into enquiry_contact (person_id, enquiry_id, message_id, channel, sender_kind, at) values (${personId}, ${e}, ${m}, 'portalMessage', 'person', ${at})`,
    sql`insert into message_text (person_id, message_id, part, side, thread_id, enquiry_id, body) values
      (${personId}, ${m}, 1, 'state', ${t}, ${e}, ${tag}), (${personId}, ${m}, 2, 'municipal', ${t}, ${e}, ${tag})`,
    sql`insert into note (person_id, id, side, kind, author_kind, at, body) values (${personId}, ${n}, 'municipal', 'note', 'staff', ${at}, ${tag})`,
    sql`insert into draft (person_id, id, body, updated_at) values (${personId}, 'new', ${tag}, ${at})`,
    sql`insert into journal_entry (person_id, thread_id, side, title, from_at, to_at, made_at) values (${personId}, ${t}, 'state', 'AAP 2. mars', ${at}, ${at}, ${at})`,
    sql`insert into hand_over (person_id, promise_id, at, to_team_id, reason) values (${personId}, ${promise}, ${at}, ${TEAMS.followUpA}, 'capacity')`,
    sql`insert into urgency_assessment (person_id, enquiry_id, at, urgency, by_kind, reason) values (${personId}, ${e}, ${at}, 'ordinary', 'wording', 'none')`,
    sql`insert into referral (person_id, enquiry_id, agency, at, by_staff_id) values (${personId}, ${e}, 'udi', ${at}, ${STAFF.operator})`,
    sql`insert into outgoing (person_id, channel, address, kind, language, body, made_at) values (${personId}, 'sms', '+4742', 'receipt', 'nb', ${tag}, ${at})`,
    sql`insert into staff_notice (staff_id, kind, person_id, at) values (${STAFF.stateAdviserA}, 'handOver', ${personId}, ${at})`,
    sql`insert into access_log (person_id, at, staff_id, role, basis, purpose, what, allowed) values (${personId}, ${at}, ${STAFF.operator}, 'CC', 'call', 'call', 'person', true)`,
    sql`insert into marker (person_id, side, kind, reason, from_at, until_at) values (${personId}, 'common', 'care', ${tag}, ${at}, ${at})`,
    sql`insert into contact_point (person_id, kind, value) values (${personId}, 'email', ${`${tag}@example.org`})`,
    sql`insert into shield (person_id, code, since) values (${personId}, 'ownEmployee', ${at}) on conflict do nothing`,
    sql`insert into staff_relation (staff_id, person_id, relation) values (${STAFF.clerkA}, ${personId}, 'cousin')`,
    sql`insert into profile_fact (person_id, field, value, source, method, by_kind, at) values (${personId}, 'doNotRing', 'true', 'ownStatement', 'desk', 'person', ${at})`,
    sql`insert into mandate (person_id, holder_name, relation, sides, acts, from_at, until_at, form, asked_by_kind, asked_at, state)
      values (${personId}, ${tag}, 'friend', '{state}', '{ask}', ${at}, ${at}::timestamptz + interval '1 day', 'web', 'person', ${at}, 'active')`,
    sql`insert into chat (id, person_id, logged_in_at, language, state, started_at, last_at, visitor_at)
      values (uuidv7(), ${personId}, ${at}, 'nb', 'assistant', ${at}, ${at}, ${at})`,
    sql`insert into safety (person_id, since, set_by_kind, reach) values (${personId}, ${at}, 'staff', 'phone')`,
    sql`insert into interpreter_request (person_id, language, mode, why, asked_at, due_at, ended_how) values (${personId}, 'ar', 'phone', 'visit', ${at}, ${at}, 'notNeeded')`,
    sql`insert into helper_request (id, number, code, person_id, helper_name, relation, wish, channel, received_at, due_at)
      values (${n}, nextval('receipt_number'), ${`${n}${tag}`}, ${personId}, ${tag}, 'friend', ${tag}, 'web', ${at}, ${at})`,
    sql`insert into notice (person_id, id, event_key, kind, weight, side, theme, made_at, counting_from) values (${personId}, ${n}, ${tag}, 'decision', 'consequence', 'state', 'aap', ${at}, ${at})`,
    sql`insert into notice_step (person_id, notice_id, step, at) values (${personId}, ${n}, 'portal', ${at})`,
    sql`insert into letter_code (person_id, notice_id, code, made_at) values (${personId}, ${n}, ${String(
      Math.abs(Number.parseInt(n.slice(-7), 16)),
    )
      .padStart(9, '0')
      .slice(-9)}, ${at})`,
    sql`insert into letter_fill (person_id, notice_id, side, template_key, template_version, filled, facts, made_at) values (${personId}, ${n}, 'state', 'meetingSummons', 1, '{}', '{}', ${at})`,
    sql`with place as (insert into pickup_place (name, kind) values (${tag}, 'desk') returning id)
      insert into pickup_item (person_id, notice_id, place_id, made_at) select ${personId}, ${n}, id, ${at} from place`,
    sql`insert into short_link (person_id, code, purpose, made_at, expires_at) values (${personId}, ${`abcdefgh${tag.replace(/[^a-z]/g, '')}`}, 'open', ${at}, ${at})`,
    sql`insert into sms_offer (person_id, id, thread_id, promise_id, outgoing_id, side, theme, staff_id, meeting_at, place, offered_at)
      values (${personId}, ${n}, ${t}, ${promise}, ${n}, 'state', 'contactAdviser', ${STAFF.stateAdviserA}, ${at}, ${tag}, ${at})`,
    sql`insert into document (person_id, id, side, name, content_type, size, sha256, content, scan, channel, received_at)
      values (${personId}, ${n}, 'state', ${tag}, 'image/png', 1, '\\x00', '\\x00', 'notScanned', 'sms', ${at})`,
    sql`insert into unidentified (id, channel, sender, body, language, received_at, state, person_id, check_how, done_at)
      values (${n}, 'sms', '+4742', ${tag}, 'nb', ${at}, 'attached', ${personId}, 'calledBack', ${at})`,
    sql`insert into channel_choice (person_id, at, staff_id, side, purpose, proposed, chosen, deviates, against_wish, reason, basis)
      values (${personId}, ${at}, ${STAFF.stateAdviserA}, 'state', 'answer', '{phone}', 'portal', true, false, 'capacity', 'capacity')`,
    sql`insert into call (person_id, direction, line, state, started_at, last_event_at) values (${personId}, 'in', 'general', 'menu', ${at}, ${at})`,
    sql`insert into callback (person_id, promise_id, mode, asked_at) values (${personId}, ${promise}, 'asked', ${at})`,
    sql`insert into callback_window (person_id, promise_id, from_at, until_at, desk, chosen_by, at)
      values (${personId}, ${promise}, ${at}, ${at}::timestamptz + interval '1 hour', ${STAFF.stateAdviserA}, 'person', ${at})`,
    sql`insert into callback_attempt (person_id, promise_id, at, outcome) values (${personId}, ${promise}, ${at}, 'noAnswer')`,
    sql`insert into callback_request (id, name, number, received_at, due_at, team_id, person_id, promise_id, check_how, done_at, done_how)
      values (${n}, ${tag}, '+4742', ${at}, ${at}, ${TEAMS.contactCentre}, ${personId}, ${promise}, 'calledBack', ${at}, 'attached')`,
    sql`with held as (insert into call (direction, line, state, started_at, last_event_at) values ('in', 'general', 'menu', ${at}, ${at}) returning id)
      insert into transfer (id, call_id, person_id, from_staff_id, target, side, urgency_giver, state, started_at)
      select ${n}, id, ${personId}, ${STAFF.stateAdviserA}, 'duty', 'state', 'acute', 'turnedIntoTask', ${at} from held`,
    sql`with n as (insert into direct_number (number) values (${`+47${n.replace(/\D/g, '').slice(-8)}`}) returning number)
      insert into direct_line (person_id, id, number, given_at, given_by_kind) select ${personId}, ${n}, number, ${at}, 'rule' from n`,
    sql`insert into direct_exception (person_id, id, at, staff_id, reason) values (${personId}, ${n}, ${at}, ${STAFF.stateAdviserA}, 'other')`,
    sql`insert into meeting_request (person_id, id, promise_id, kind, side, theme, by_kind, channel, asked_at)
      values (${personId}, ${n}, ${promise}, 'followUp', 'state', 'contactAdviser', 'person', 'portalMessage', ${at})`,
    sql`insert into meeting (person_id, id, kind, mode, purpose, side, theme, office_id, starts_at, ends_at, state, owner_staff_id, interpreter, made_at, made_by_kind, channel)
      values (${personId}, ${n}, 'followUp', 'phone', 'practicalQuestion', 'state', 'contactAdviser', ${OFFICES.A}, ${at}, ${at}::timestamptz + interval '1 hour', 'cancelled', ${STAFF.stateAdviserA}, 'notFlagged', ${at}, 'person', 'portalMessage')`,
    sql`with f as (insert into freed_time (staff_id, office_id, mode, starts_at, ends_at, freed_at)
        values (${STAFF.stateAdviserA}, ${OFFICES.A}, 'phone', ${at}, ${at}::timestamptz + interval '1 hour', ${at}) returning id)
      insert into meeting_offer (person_id, id, request_id, freed_id, staff_id, mode, starts_at, ends_at, way, turn, made_at, answer_by)
      select ${personId}, ${n}, ${n}, id, ${STAFF.stateAdviserA}, 'phone', ${at}, ${at}::timestamptz + interval '1 hour', 'text', '{}', ${at},
        ${at}::timestamptz + interval '1 hour' from f`,
    sql`insert into meeting_participant (person_id, meeting_id, id, role, name, made_at) values (${personId}, ${n}, ${n}, 'resident', ${tag}, ${at})`,
    sql`insert into hold (resource, kind, during, why, person_id, meeting_id, id)
      values (${personId}, 'person', tstzrange(${at}, ${at}::timestamptz + interval '1 hour'), 'meeting', ${personId}, ${n}, ${n})`,
    sql`insert into calendar_feed (person_id, secret_hash, made_at) values (${personId}, decode(md5(${tag}), 'hex'), ${at})`,
    sql`insert into meeting_topic (person_id, id, meeting_id, side, by_kind, by_id, for_person, body, said_at)
      values (${personId}, ${n}, ${n}, 'state', 'person', ${personId}, true, ${tag}, ${at})`,
    sql`insert into meeting_area (person_id, id, meeting_id, side, area, state, by_staff_id, at) values (${personId}, ${n}, ${n}, 'state', 'work', 'covered', ${STAFF.stateAdviserA}, ${at})`,
    sql`insert into meeting_talk (person_id, meeting_id, side) values (${personId}, ${n}, 'state')`,
    sql`insert into meeting_minutes (person_id, meeting_id, version, side, language, parts, by_staff_id, at) values (${personId}, ${n}, 1, 'state', 'nb', '[]', ${STAFF.stateAdviserA}, ${at})`,
    sql`insert into meeting_comment (person_id, id, meeting_id, version, side, by_kind, by_id, body, at) values (${personId}, ${n}, ${n}, 1, 'state', 'person', ${personId}, ${tag}, ${at})`,
    sql`insert into meeting_sheet (person_id, meeting_id, matter, side, body, by_staff_id, at) values (${personId}, ${n}, 'work', 'state', ${tag}, ${STAFF.stateAdviserA}, ${at})`,
    sql`insert into page_share (id, person_id, meeting_id, code, kind, made_at, until_at, closed_at)
      values (${n}, ${personId}, ${n}, '000001', 'sheet', ${at}, ${at}, ${at})`,
    sql`insert into meeting_agreement (person_id, id, meeting_id, side, who, body, due_on, made_at) values (${personId}, ${n}, ${n}, 'state', 'person', ${tag}, '2026-03-09', ${at})`,
    sql`insert into hold (resource, kind, during, why, person_id, meeting_id) values (uuidv7(), 'room', tstzrange(${at}, ${at}::timestamptz + interval '1 hour'), 'meeting', ${personId}, ${n})`,
    sql`insert into visit (person_id, office_id, ticket, day, came_at, came_by, reason) values (${personId}, ${OFFICES.A}, ${n}, '2026-03-02', ${at}, 'desk', 'other')`,
    sql`insert into visit_referral (person_id, id, channel, receiver, done, at) values (${personId}, ${n}, 'phone', ${tag}, ${tag}, ${at})`,
    sql`insert into assisted_session (id, person_id, staff_id, office_id, device, authorship, channel, identity, why, language, started_at, used_at, until_at) values (${n}, ${personId}, ${STAFF.hostA}, ${OFFICES.A}, 'own', 'staffReception', 'dropIn', 'document', ${tag}, 'nb', ${at}, ${at}, ${at}::timestamptz + interval '1 hour')`,
    sql`insert into outreach_visit (person_id, id, office_id, staff_id, place_kind, place, starts_at, back_at, safety_staff_id, planned_at) values (${personId}, ${n}, ${OFFICES.A}, ${STAFF.stateAdviserA}, 'home', ${tag}, ${at}, ${at}::timestamptz + interval '1 hour', ${STAFF.officeLeaderA}, ${at})`,
    sql`insert into outreach_entry (person_id, id, visit_id, office_id, staff_id, happened_at, sent_at, outcome) values (${personId}, ${n}, ${n}, ${OFFICES.A}, ${STAFF.stateAdviserA}, ${at}, ${at}, 'kept')`,
    sql`insert into training_plan (person_id, id, goal, owner_staff_id, made_at, made_by) values (${personId}, ${n}, ${tag}, ${STAFF.stateAdviserA}, ${at}, ${STAFF.stateAdviserA})`,
    sql`insert into training_session (person_id, id, plan_id, form, device, trainer_id, held_at, minutes, guidance_minutes, recorded_at)
      values (${personId}, ${n}, ${n}, 'sideBySide', 'loan', ${STAFF.stateAdviserA}, ${at}, 20, 5, ${at})`,
    sql`insert into training_step (person_id, id, plan_id, step, nr) values (${personId}, ${n}, ${n}, 'logIn', 1)`,
    sql`insert into regular (person_id, id, office_id, team_id, brief, named_at, named_by) values (${personId}, ${n}, ${OFFICES.A}, ${TEAMS.followUpA}, ${tag}, ${at}, ${STAFF.stateAdviserA})`,
    sql`insert into form_renewal (person_id, id, office_id, form, side, found_at) values (${personId}, ${n}, ${OFFICES.A}, 'statusCard', 'state', ${at})`,
    sql`insert into form_turn (person_id, id, renewal_id, month, made_at) values (${personId}, ${n}, ${n}, '2026-03-01', ${at})`,
    sql`insert into session (id_hash, kind, subject_id, person_id, assurance, csrf, created_at, seen_at, expires_at)
      values (decode(md5(${tag}), 'hex'), 'person', ${personId}, ${personId}, 'high', 'c', ${at}, ${at}, ${at})`,
  ]
  for (const statement of statements) await statement.execute(world.db.system)
  return { thread: t, promise }
}
