/** What the national register of contact data knows of one person. It tells how to reach, never what one can do. */
export type RegisterEntry = {
  nationalId: string
  phone: string | null
  email: string | null
  /** The address of a digital mailbox that takes letters. */
  mailbox: string | null
  /** The person has said no to everything digital. */
  reserved: boolean
  confirmedAt: Temporal.Instant | null
}
/** By national id; an id that the register does not know is not in the answer. Null when the register does not answer. */
export type ContactRegister = (nationalIds: readonly string[]) => Promise<Map<string, RegisterEntry> | null>
