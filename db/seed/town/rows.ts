import type { Insertable } from 'kysely'
import type { Tx } from '../../../office/kernel/context.ts'
import type { DB } from '../../types.ts'
import { insertRows } from '../bulk.ts'

type Tables =
  | 'thread'
  | 'message'
  | 'messageText'
  | 'enquiry'
  | 'enquiryContact'
  | 'promise'
  | 'event'
  | 'journalEntry'
  | 'accessLog'
  | 'urgencyAssessment'
/** What is to be written, table by table. */
export type Rows = { [T in Tables]: Insertable<DB[T]>[] }

export const noRows = (): Rows => ({
  thread: [],
  message: [],
  messageText: [],
  enquiry: [],
  enquiryContact: [],
  promise: [],
  event: [],
  journalEntry: [],
  accessLog: [],
  urgencyAssessment: [],
})

const byTime =
  <R>(time: (row: R) => unknown) =>
  (a: R, b: R) =>
    Temporal.Instant.compare(time(a) as Temporal.Instant, time(b) as Temporal.Instant)

/** Numbers and the order of the timeline are given by the database as rows arrive: they must arrive in order of time. */
export async function writeRows(tx: Tx, rows: Rows): Promise<void> {
  rows.thread.sort(byTime((row) => row.openedAt))
  rows.message.sort(byTime((row) => row.receivedAt))
  rows.event.sort(byTime((row) => row.at))
  await insertRows(tx, 'thread', rows.thread)
  await insertRows(tx, 'message', rows.message)
  await insertRows(tx, 'messageText', rows.messageText)
  await insertRows(tx, 'enquiry', rows.enquiry)
  await insertRows(tx, 'enquiryContact', rows.enquiryContact)
  await insertRows(tx, 'promise', rows.promise)
  await insertRows(tx, 'event', rows.event)
  await insertRows(tx, 'journalEntry', rows.journalEntry)
  await insertRows(tx, 'accessLog', rows.accessLog)
  await insertRows(tx, 'urgencyAssessment', rows.urgencyAssessment)
}
