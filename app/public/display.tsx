import { type ActionFunctionArgs, redirect } from 'react-router'
import { localPath } from '../gate.ts'

const YEAR_IN_SECONDS = 31_536_000

/** How pages look on this device. Kept in a cookie only: it says nothing about the person. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const size = form.get('skrift') === 'stor' ? 'stor' : 'vanlig'
  const cookie = `skrift=${size}; Path=/; Max-Age=${YEAR_IN_SECONDS}; HttpOnly; SameSite=Lax`
  return redirect(localPath(form.get('tilbake')), { status: 303, headers: { 'set-cookie': cookie } })
}

export function loader() {
  return redirect('/')
}
