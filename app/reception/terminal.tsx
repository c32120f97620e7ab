import { data, type HeadersArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { door } from '../context.ts'
import { GoTo, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { LanguageButtons } from './language-buttons.tsx'
import { LEFT_ALONE } from './terminal-watch.tsx'

/**
 * the first page of a shared screen: the language, and two ways on: the code from the desk, or one's own login. A
 * choice of language that nobody goes on with is forgotten as all else is.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { terminal, viewer } = door(context)
  if (!terminal?.idle) throw redirect(terminal?.home ?? '/skjerm')
  const begun = (request.headers.get('cookie') ?? '').includes(';')
  return data(
    { inside: viewer !== null },
    {
      headers: {
        'cache-control': 'no-store',
        ...(begun ? { refresh: `${terminal.idle.wipe}; url=${LEFT_ALONE}` } : {}),
      },
    },
  )
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

export default function Terminal() {
  const say = useSay()
  const { inside } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('visits:terminal.home.title')}</title>
      <div className="stack-tight">
        <h1 className="title">{say('visits:terminal.home.title')}</h1>
        <p className="lead">{say('visits:terminal.home.lead')}</p>
      </div>
      <form method="post" action="/sprak" className="door-choices">
        <HiddenFields form="terminal-language" />
        <input type="hidden" name="tilbake" value="/terminal" />
        <LanguageButtons />
      </form>
      <form method="post" action="/hjelpeokt" className="card stack">
        <h2 className="section-title">{say('visits:terminal.home.desk')}</h2>
        <TextLine
          name="kode"
          label={say('visits:terminal.home.code')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={11}
          required
        />
        <p>
          <Press>{say('visits:terminal.home.go')}</Press>
        </p>
      </form>
      <section className="card stack" aria-labelledby="selv">
        <h2 id="selv" className="section-title">
          {say('visits:terminal.home.self')}
        </h2>
        <p className="row">
          <GoTo href="/min-side">{say(inside ? 'visits:terminal.warn.on' : 'common:signIn')}</GoTo>
          <GoTo href="/uten-innlogging" variant="secondary">
            {say('visits:tasks.title')}
          </GoTo>
        </p>
      </section>
      <p>{say('visits:terminal.home.print')}</p>
    </div>
  )
}
