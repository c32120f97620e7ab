import { data, type HeadersArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { codeShown } from '../../office/visits/terminals/rules.ts'
import { door } from '../context.ts'
import { Press } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import style from './terminal.css?url'

export const links = () => [{ rel: 'stylesheet', href: style }]

/** where a device is made one of an office's own. It asks again by itself until somebody has typed its code. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = door(context)
  if (here.terminal !== null) throw redirect(here.terminal.home)
  const pairing = await here.pairing()
  if (pairing.state !== 'waiting') return data({ code: null, until: '' }, { headers: {} })
  return data(
    { code: codeShown(pairing.code), until: pairing.until.toString() },
    { headers: { refresh: '5', 'cache-control': 'no-store' } },
  )
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

export default function PairScreen() {
  const say = useSay()
  const { code, until } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('visitstaff:terminal.screen.title')}</title>
      <h1 className="title">{say('visitstaff:terminal.screen.title')}</h1>
      {code === null ? (
        <form method="post" action="/skjerm/kode" className="stack">
          <p className="lead">{say('visitstaff:terminal.screen.lead')}</p>
          <p>
            <Press>{say('visitstaff:terminal.screen.show')}</Press>
          </p>
        </form>
      ) : (
        <div className="stack">
          <p className="lead">{say('visitstaff:terminal.screen.type')}</p>
          <p className="terminal-code strong">
            <bdi dir="ltr">{code}</bdi>
          </p>
          <p>
            {say('visitstaff:terminal.screen.until')} <Time at={until} />
          </p>
        </div>
      )}
    </div>
  )
}
