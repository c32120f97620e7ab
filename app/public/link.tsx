import { data, type LoaderFunctionArgs, redirect } from 'react-router'
import { door } from '../context.ts'
import { LinkGone } from './link-gone.tsx'

const GONE = 410

/** a short link leads to the very item: to the login and on to it, or to the page where one hands in. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const code = params.code ?? ''
  const target = await door(context).links.target(code)
  if (target.kind === 'open') throw redirect(target.path)
  if (target.kind === 'gone') return data(null, { status: GONE })
  throw redirect(`/last-opp/${encodeURIComponent(code)}`)
}

export default function Link() {
  return <LinkGone />
}
