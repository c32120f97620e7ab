import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { hasText } from '../../text/index.ts'
import { door, type ShownHere } from '../context.ts'
import { GoTo, Press } from '../ui/forms.tsx'
import { LiveLine } from '../ui/live-line.tsx'
import { Paper, paperShown } from '../ui/meeting-paper.tsx'
import { useSay } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'

/**
 * The page that staff and the person see together, by a code said aloud. Nobody looks into anybody's browser: staff see
 * this page and nothing else, and can point at a part of it. What is sent goes to server/show-route.ts.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = door(context)
  const { searchParams } = new URL(request.url)
  const shown = await here.shown()
  return {
    shown: shown === null ? null : plainly(shown),
    fault: searchParams.get('feil'),
    proved: searchParams.has('bekreftet'),
    person: here.viewer?.kind === 'person',
  }
}

function plainly(shown: ShownHere) {
  if (shown.kind === 'gone') return shown
  if (shown.kind === 'paper')
    return { kind: shown.kind, paper: paperShown(shown.paper), until: shown.paper.until.toString() }
  return { ...shown, until: shown.until.toString() }
}

type Page = Awaited<ReturnType<typeof loader>>
type Letter = Extract<NonNullable<Page['shown']>, { kind: 'letter' }>

export default function Show() {
  const { shown, fault, proved, person } = useLoaderData<typeof loader>()
  const say = useSay()
  // Whoever has logged in to show who they are types the code again, now as themselves.
  const mustType = shown?.kind === 'identity' && person && !shown.done && !proved
  return (
    <div className="stack">
      <title>{say('calls:desk.show.title')}</title>
      <h1 className="title">{say('calls:desk.show.title')}</h1>
      {proved && (
        <p className="lead" role="status">
          {say('calls:desk.show.identity')}
        </p>
      )}
      {shown?.kind === 'gone' && <p role="status">{say('calls:desk.show.gone')}</p>}
      {shown !== null && shown.kind !== 'gone' && fault === null && !mustType ? (
        <Shown shown={shown} person={person} />
      ) : (
        <Code fault={fault} />
      )}
    </div>
  )
}

function Code({ fault }: { fault: string | null }) {
  const say = useSay()
  const key = `calls:desk.show.${fault ?? ''}`
  return (
    <form method="post" action="/vis" className="stack">
      <p className="lead">{say('calls:desk.show.lead')}</p>
      {fault !== null && hasText(key) && (
        <p className="field-error" role="alert" id="kode-feil">
          {say(key)}
        </p>
      )}
      <div className="aksel-form-field stack-tight">
        <label htmlFor="kode" className="aksel-form-field__label aksel-label">
          {say('calls:desk.show.code')}
        </label>
        <input
          id="kode"
          name="kode"
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          className="aksel-text-field__input aksel-body-short aksel-body-short--medium"
          aria-describedby={fault ? 'kode-feil' : undefined}
        />
      </div>
      <div>
        <Press>{say('calls:desk.show.open')}</Press>
      </div>
    </form>
  )
}

function Shown({
  shown,
  person,
}: {
  shown: Exclude<NonNullable<Page['shown']>, { kind: 'gone' }>
  person: boolean
}) {
  const say = useSay()
  return (
    <div className="stack">
      <p className="card">{say('calls:desk.show.seen')}</p>
      {shown.kind === 'paper' && shown.paper && <Paper paper={shown.paper} />}
      {shown.kind === 'page' && (
        <p>
          <GoTo href={shown.address}>{say('calls:desk.show.page')}</GoTo>
        </p>
      )}
      {shown.kind === 'identity' && !shown.done && !person && (
        <p>
          <GoTo href="/logg-inn?til=/vis">{say('calls:desk.show.login')}</GoTo>
        </p>
      )}
      {shown.kind === 'letter' && <Letter shown={shown} />}
      <p className="row">
        <a href="/vis">{say('calls:desk.show.again')}</a>
        <span className="small quiet">
          <Time at={shown.until} />
        </span>
      </p>
      <LiveLine source="/vis/nytt" />
    </div>
  )
}

function Letter({ shown }: { shown: Letter }) {
  const say = useSay()
  return (
    <article className="card stack prose" lang={shown.language} dir="auto">
      <p className="small quiet">{say('calls:desk.show.masked')}</p>
      {shown.parts
        .map((text, id) => ({ text, id }))
        .map(({ text, id }) =>
          id === shown.pointed ? (
            <p key={id} id="her">
              <span className="strong">{say('calls:desk.show.pointed')}: </span>
              <mark>{text}</mark>
            </p>
          ) : (
            <p key={id}>{text}</p>
          ),
        )}
    </article>
  )
}
