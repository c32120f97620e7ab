import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { isLanguage } from '../../text/index.ts'
import { door } from '../context.ts'
import { localPath } from '../gate.ts'

const YEAR_IN_SECONDS = 31_536_000

/** The choice of language: in a cookie for this device, and on the profile of whoever is signed in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const back = localPath(form.get('tilbake'))
  const chosen = form.get('sprak')
  if (!isLanguage(chosen)) return redirect(back, 303)
  const here = door(context)
  // Without the token nothing is written to the profile: a strange page must not change how we write to someone.
  if (here.viewer && form.get('csrf') === here.csrf) await here.rememberLanguage(chosen)
  const cookie = `sprak=${chosen}; Path=/; Max-Age=${YEAR_IN_SECONDS}; HttpOnly; SameSite=Lax`
  return redirect(back, { status: 303, headers: { 'set-cookie': cookie } })
}

export function loader(_: LoaderFunctionArgs) {
  return redirect('/')
}
