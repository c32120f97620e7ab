import { data, redirect } from 'react-router'
import type { PageDoor } from '../context.ts'
import { type Brief, briefOf } from './brief-data.ts'
import { keptPart, type ListAddress, listAddress, readAddress } from './list-address.ts'
import { type Plain, plain } from './plain.ts'

type WorkListAnswer = Awaited<ReturnType<PageDoor['office']['threads']['workList']>>
export type WorkItem = Plain<WorkListAnswer['items'][number]>
export type WorkListPage = Plain<WorkListAnswer> & { address: ListAddress; brief: Brief | null }

/**
 * The device keeps which list and which filters its reader left, under the reader's own id: the next one to sign in
 * at the same counter begins with their own. Nothing about a person is in it.
 */
const COOKIE = 'arbeidsliste'
const HALF_A_YEAR = 60 * 60 * 24 * 180

/** The list that the address names; a bare address leads to the list as it was left. */
export async function loadWorkList(here: PageDoor, request: Request) {
  const { searchParams } = new URL(request.url)
  const reader = here.viewer?.id ?? ''
  const kept = searchParams.size === 0 ? keptIn(request.headers.get('cookie') ?? '', reader) : null
  if (kept !== null && kept !== keptPart({ list: 'mine' })) throw redirect(`/arbeid?${kept}`)
  const address = readAddress(searchParams)
  const { shown, ...filter } = address
  const list = await here.office.threads.workList(filter)
  const item = list.items.find((one) => one.promiseId === shown)
  const page: WorkListPage = {
    ...plain(list),
    address,
    brief: item ? await briefOf(here, item) : null,
  }
  const cookie = `${COOKIE}=${reader}.${encodeURIComponent(keptPart(address))}; Path=/arbeid; Max-Age=${HALF_A_YEAR}; SameSite=Lax; HttpOnly`
  return data(page, { headers: { 'set-cookie': cookie } })
}

/** What the cookie says, read as an address, so that a changed one can lead nowhere else. */
function keptIn(cookies: string, reader: string): string | null {
  const [whose, found] = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(cookies)?.[1]?.split('.', 2) ?? []
  if (found === undefined || whose !== reader) return null
  try {
    return listAddress(readAddress(new URLSearchParams(decodeURIComponent(found)))).slice('/arbeid?'.length)
  } catch {
    return null
  }
}
