import { data, type HeadersArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { door } from '../context.ts'
import { localPath } from '../gate.ts'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { LEFT_ALONE } from './terminal-watch.tsx'

/** the question of a shared screen where no script runs. The page that stood there is gone from it meanwhile. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { terminal } = door(context)
  const back = localPath(new URL(request.url).searchParams.get('til'))
  if (!terminal?.idle) throw redirect(back)
  const seconds = terminal.idle.wipe - terminal.idle.warn
  return data(
    { back, seconds },
    { headers: { refresh: `${seconds}; url=${LEFT_ALONE}`, 'cache-control': 'no-store' } },
  )
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

export default function TerminalWarning() {
  const say = useSay()
  const { back, seconds } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('visits:terminal.warn.title')}</title>
      <h1 className="title">{say('visits:terminal.warn.title')}</h1>
      <p className="lead">{say('visits:terminal.warn.text', { seconds })}</p>
      <div className="row">
        <GoTo href={back}>{say('visits:terminal.warn.on')}</GoTo>
        <GoTo href="/terminal/slutt" variant="secondary">
          {say('visits:terminal.warn.off')}
        </GoTo>
      </div>
    </div>
  )
}
