import { data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { hasText } from '../../text/index.ts'
import { door } from '../context.ts'
import { Press } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { LinkGone } from './link-gone.tsx'

const GONE = 410

/**
 * C3-05: a photo or a paper is handed in, once, without a login and without scripts. Nothing here says who it is for:
 * whoever holds the phone may be holding another's. What is sent goes to server/upload-route.ts.
 */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const code = params.code ?? ''
  const target = await door(context).links.target(code)
  if (target.kind === 'open') throw redirect(target.path)
  const fault = new URL(request.url).searchParams.get('feil')
  return data({ target, fault }, { status: target.kind === 'gone' ? GONE : 200 })
}

export default function Upload() {
  const { target, fault } = useLoaderData<typeof loader>()
  if (target.kind === 'upload') return <Form {...target} fault={fault} />
  return target.kind === 'handedIn' ? <Done {...target} /> : <LinkGone picture />
}

type FormFacts = { code: string; standing: boolean; received: number; waiting: boolean; fault: string | null }

/** Over the link of a request there may be more to send: what has come is said above the form. */
function Form({ code, standing, received, waiting, fault }: FormFacts) {
  const say = useSay()
  const key = `reach:upload.refused.${fault ?? ''}`
  return (
    <form method="post" action={`/last-opp/${code}`} encType="multipart/form-data" className="stack">
      <title>{say('reach:upload.title')}</title>
      <h1 className="title">{say('reach:upload.title')}</h1>
      {standing && (waiting || received > 0) && (
        <p className="card strong" role="status">
          {say(waiting ? 'reach:upload.waiting' : 'reach:upload.more')}
        </p>
      )}
      <p className="lead">{say('reach:upload.lead')}</p>
      {hasText(key) && (
        <p className="field-error" role="alert" id="fil-feil">
          {say(key)}
        </p>
      )}
      <div className="aksel-form-field stack-tight">
        <label htmlFor="fil" className="aksel-form-field__label aksel-label">
          {say('reach:upload.file')}
        </label>
        <p id="fil-om" className="aksel-form-field__description quiet">
          {say(standing ? 'reach:upload.types' : 'reach:upload.limits')}
        </p>
        <input
          id="fil"
          name="fil"
          type="file"
          required
          accept="image/jpeg,image/png,image/webp,image/heic,application/pdf"
          aria-describedby={fault ? 'fil-om fil-feil' : 'fil-om'}
        />
      </div>
      <div>
        <Press>{say('reach:upload.send')}</Press>
      </div>
    </form>
  )
}

function Done({ received, asked, waiting }: { received: number; asked: number; waiting: boolean }) {
  const say = useSay()
  return (
    <div className="stack">
      <title>{say('reach:upload.done.title')}</title>
      <h1 className="title">{say('reach:upload.done.title')}</h1>
      <p className="lead">
        {waiting ? say('reach:upload.waiting') : say('reach:upload.count', { received, asked })}
      </p>
      <p>{say('reach:upload.done.text')}</p>
    </div>
  )
}
