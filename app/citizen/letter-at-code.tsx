import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { door } from '../context.ts'
import { fault } from '../fault.ts'
import { GoTo } from '../ui/forms.tsx'
import { PhoneHours, Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'

/**
 * Where the square on a letter leads. Whoever is signed in comes to the letter, an employee to where it is read for
 * somebody; to everybody else the page says how to hear it, and nothing of what it is, or whether there is one.
 */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = door(context)
  const code = params.code ?? ''
  if (!/^\d{9}$/.test(code)) throw fault('notFound')
  if (here.viewer?.kind === 'staff') throw redirect(`/arbeid/brev?kode=${code}`)
  if (here.viewer?.kind === 'person') {
    const found = await here.office.reach.myLetterByCode({ code })
    if (found.ok) throw redirect(`/min-side/post/${found.value.noticeId}`)
  }
  return { code, shown: code.replace(/(\d{3})(?=\d)/g, '$1 ') }
}

export default function LetterAtCode() {
  const { code, shown } = useLoaderData<typeof loader>()
  const say = useSay()
  const { agency } = useShell()
  return (
    <div className="stack-loose">
      <title>{say('public:letterCode.title')}</title>
      <div className="stack">
        <h1 className="title">{say('public:letterCode.title')}</h1>
        <p className="lead">
          {say('public:letterCode.yours')} <bdi className="strong">{shown}</bdi>
        </p>
      </div>
      <section className="stack">
        <h2 className="section-title">{say('public:letterCode.hear')}</h2>
        <p>{say('public:letterCode.how')}</p>
        <p>
          <Telephone number={agency.phone} className="telephone" />
          <br />
          <PhoneHours />
        </p>
        <p>{say('public:call.back')}</p>
      </section>
      <section className="stack">
        <h2 className="section-title">{say('public:letterCode.read')}</h2>
        <p>
          <GoTo href={`/logg-inn?til=${encodeURIComponent(`/b/${code}`)}`}>
            {say('public:letterCode.signIn')}
          </GoTo>
        </p>
      </section>
    </div>
  )
}
