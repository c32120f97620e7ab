import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Board as Shown } from '../../office/visits/reception/rules.ts'
import { door } from '../context.ts'
import { fault } from '../fault.ts'
import { useSay } from '../ui/shell.ts'
import { officeOfDevice } from './terminal-guard.ts'

/** the screen on the wall of a reception: numbers, and at which desk, and nothing else. It asks again by itself, without a script. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = door(context)
  const { id } = await officeOfDevice(here, params.office, 'board')
  const board = await here.board(id)
  if (board === null) throw fault('notFound')
  return board
}

export const headers = () => ({ refresh: '10', 'cache-control': 'no-store' })

export default function Board() {
  const say = useSay()
  const { called, waiting } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('visits:reception.board.title')}</title>
      <h1 className="title">{say('visits:reception.board.title')}</h1>
      <Numbers id="now" heading={say('visits:reception.board.called')} numbers={called} loud />
      <Numbers
        id="waiting"
        heading={say('visits:reception.board.waiting')}
        numbers={waiting.map((ticket) => ({ ticket, desk: null }))}
      />
      {called.length + waiting.length === 0 && <p className="lead">{say('visits:reception.board.none')}</p>}
    </div>
  )
}

type Called = Readonly<Shown['called']>
type NumbersProps = { id: string; heading: string; numbers: Called; loud?: boolean }
function Numbers({ id, heading, numbers, loud = false }: NumbersProps) {
  const say = useSay()
  if (numbers.length === 0) return null
  return (
    <section aria-labelledby={id} className="stack-tight">
      <h2 id={id} className="section-title">
        {heading}
      </h2>
      <ul className={`plain-list row board-numbers${loud ? ' board-called' : ''}`}>
        {numbers.map(({ ticket, desk }) => (
          <li key={ticket}>
            <span>{ticket}</span>
            {desk !== null && <small>{say('visits:reception.board.desk', { desk })}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
