import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { isLanguage } from '../../text/index.ts'
import { door } from '../context.ts'
import { useSay } from '../ui/shell.ts'
import { LanguageButtons } from './language-buttons.tsx'
import { officeOfDevice } from './terminal-guard.ts'

/** How long a choice of language is kept where nobody goes on with it. */
const FORGOTTEN = 180

/** the language first. Whoever goes away leaves nothing behind: the choice lasts three minutes. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const office = await officeOfDevice(door(context), params.office, 'kiosk')
  return { name: office.name, office: params.office ?? '' }
}

/** Another site is turned away before this is reached. */
export async function action({ request, params }: ActionFunctionArgs) {
  const here = `/mottak/${encodeURIComponent(params.office ?? '')}`
  const chosen = (await request.formData()).get('sprak')
  if (!isLanguage(chosen)) return redirect(here, 303)
  const cookie = `sprak=${chosen}; Path=/; Max-Age=${FORGOTTEN}; HttpOnly; SameSite=Lax`
  return redirect(`${here}/hvorfor`, { status: 303, headers: { 'set-cookie': cookie } })
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Kiosk() {
  const say = useSay()
  const { name, office } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{name}</title>
      <h1 className="title">{name}</h1>
      <form method="post" className="door-choices">
        <LanguageButtons />
      </form>
      <p>
        <a href={`/kontor/${office}`}>{say('visits:door.hours.title')}</a>
      </p>
    </div>
  )
}
