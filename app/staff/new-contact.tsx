import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { AdvicePanel } from './advice.tsx'
import { AskAdvice } from './advice-ask.tsx'
import { type Advice, adviceFor } from './advice-data.ts'
import { registered } from './contact-action.ts'
import { ContactForm } from './contact-form.tsx'
import { InterpreterButton } from './interpreter-button.tsx'
import { type Hit, PeopleFound, SearchBox } from './people-found.tsx'
import { plain } from './plain.ts'
import { ReadBack } from './read-back.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** Somebody rang or came: who may it be, then what is it about. One question at a time. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const { searchParams } = new URL(request.url)
  const personId = searchParams.get('person')
  const words = (searchParams.get('sok') ?? '').trim()
  const { roles } = here.viewer
  const only = { centre: roles.includes('CC'), reception: roles.includes('RE') }
  if (personId === null) {
    const found = words === '' ? null : await here.office.access.searchPeople(words)
    const hits = found?.ok ? plain(found.value) : ([] as Hit[])
    return { person: null, advice: null as Advice | null, words, hits, only }
  }
  const purpose = only.reception ? 'visit' : 'call'
  const opened = await here.office.access.openPerson(personId, { purpose, what: 'contact' })
  if (!opened.ok) throw fault('notFound')
  const advice = await adviceFor(here, { personId, opening: purpose }, searchParams)
  return { person: plain(opened.value.person), advice, words, hits: [] as Hit[], only }
}

export async function action({ context, request }: ActionFunctionArgs) {
  return registered(staffDoor(context), request)
}

export type ContactPage = Awaited<ReturnType<typeof loader>>

export default function NewContact() {
  const page = useLoaderData() as ContactPage
  const answer = useActionData<typeof action>()
  const { say } = useWords()
  useKeys(() => false)
  const done = answer !== undefined && 'lines' in answer ? answer : null
  const refused = answer !== undefined && 'reason' in answer ? answer : undefined
  return (
    <div className="stack narrow">
      <title>{say('staff:contact.heading')}</title>
      <BenchHead heading={say('staff:contact.heading')} />
      {page.person === null && (
        <>
          <p className="lead">{say('staff:contact.who')}</p>
          <SearchBox words={page.words} action="/arbeid/ny-kontakt" />
          <p>
            <a href="/arbeid/brev">{say('desk:letterCode.heading')}</a>
          </p>
          {page.words !== '' && page.hits.length === 0 && (
            <EmptyState heading={say('staff:search.none')}>
              <p>{say('staff:search.noneText')}</p>
            </EmptyState>
          )}
          <PeopleFound hits={page.hits} to={(id) => `/arbeid/ny-kontakt?person=${id}`} />
        </>
      )}
      {page.person && done && <ReadBack done={done} person={page.person} />}
      {page.person && <InterpreterButton personId={page.person.id} {...page.person} />}
      {page.person && !done && <ContactForm page={page} person={page.person} refused={refused} />}
      {page.person && page.advice && (
        <>
          <AdvicePanel advice={page.advice} />
          {!done && <AskAdvice advice={page.advice} />}
        </>
      )}
    </div>
  )
}
