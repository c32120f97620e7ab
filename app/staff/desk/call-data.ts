import type { PageDoor } from '../../context.ts'
import { fault } from '../../fault.ts'
import { windowChoice } from '../../ui/windows.ts'
import { idOf } from '../ids.ts'
import { interpreterData } from '../interpreter-data.ts'
import type { Hit } from '../people-found.tsx'
import { type Plain, plain } from '../plain.ts'
import { transferData } from '../transfer/data.ts'

/** What the one screen of a contact shows, as the office cut it. */
export async function callPage(here: PageDoor, callId: string | undefined, url: URL) {
  const shown = await here.office.calls.incomingCall({ callId: idOf(callId) })
  if (!shown.ok) throw fault('notFound')
  const incoming = plain(shown.value)
  const words = (url.searchParams.get('sok') ?? '').trim()
  const hits = words === '' ? null : await here.office.access.searchPeople(words)
  const { person, call, step } = incoming
  const closing = step === 'answer' && person
  const helped = closing || (step === 'sure' && call.who === 'helper' && person)
  const times = closing ? await here.office.calls.callWindowsFor({ personId: person.id }) : null
  const register = helped && person ? await here.office.people.registerFor(person.id, 'call') : null
  const question = (url.searchParams.get('spor') ?? '').trim()
  const found = question === '' ? null : await here.office.calls.findAnswers({ text: question })
  const transfers = person && call.endedAt === null && step !== 'who'
  return {
    incoming,
    words,
    hits: hits?.ok ? plain(hits.value) : ([] as Hit[]),
    centre: here.viewer?.kind === 'staff' && here.viewer.roles.includes('CC'),
    mandates: register?.ok ? mandatesOf(plain(register.value)) : [],
    windows: times?.ok ? times.value.map((one) => windowChoice(here.language, one, here.now)) : [],
    transfer: transfers ? plain(await transferData(here, call.id, person.id)) : null,
    interpreters: plain(await interpreterData(here, { callId: call.id })),
    question,
    answers: found?.ok ? plain(found.value) : [],
    named: url.searchParams.get('fast'),
  }
}

type Register = Extract<
  Awaited<ReturnType<PageDoor['office']['people']['registerFor']>>,
  { ok: true }
>['value']

/** by name and nothing of what they cover: whoever rings says whose mandate it is. */
const mandatesOf = (register: Plain<Register>) =>
  register.mandates
    .filter(({ kind, state }) => kind === 'mandate' && state === 'active')
    .map(({ id, holderName }) => ({ id, name: holderName }))

export type CallPage = Awaited<ReturnType<typeof callPage>>
