import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { TERMINAL_KINDS } from '../../office/visits/terminals/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { type Plain, plain } from '../staff/plain.ts'
import { useKeys } from '../staff/use-keys.ts'
import { useWords } from '../staff/words.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { EmptyState, StatusTag } from '../ui/signs.tsx'

/** the screens and tablets of one's own office, for whoever receives and whoever leads. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.visits.terminalsOf()
  if (!found.ok) throw fault('notFound')
  return plain({ terminals: found.value })
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { fjern, kode = '', slag = '', navn = '' } = form.values
  const { visits } = here.office
  const done = await (fjern
    ? visits.revokeTerminal({ terminalId: fjern })
    : visits.pairTerminal({ code: kode, kind: slag, name: navn }))
  if (done.ok) return redirect('/arbeid/skjermer', 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, form.values, { field: done.reason === 'screenCodeWrong' ? 'kode' : 'navn' })
}

type Shown = Plain<Awaited<ReturnType<typeof loader>>>['terminals'][number]

export default function Terminals() {
  const { terminals } = useLoaderData() as { terminals: Shown[] }
  const refused = useActionData<typeof action>() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('visitstaff:terminal.title')}</title>
      <BenchHead heading={say('visitstaff:terminal.title')} lead={say('visitstaff:terminal.lead')} />
      <Refusal refused={refused} />
      <form method="post" className="card stack">
        <HiddenFields form="pair-terminal" />
        <TextLine
          name="kode"
          label={say('visitstaff:terminal.code')}
          hint={say('visitstaff:terminal.code.hint')}
          refused={refused}
          inputMode="numeric"
          autoComplete="off"
          maxLength={11}
          required
        />
        <Choices
          name="slag"
          label={say('visitstaff:terminal.kind')}
          refused={refused}
          options={TERMINAL_KINDS.map((value) => ({
            value,
            label: say(`visitstaff:terminal.kind.${value}`),
          }))}
        />
        <TextLine
          name="navn"
          label={say('visitstaff:terminal.name')}
          hint={say('visitstaff:terminal.name.hint')}
          refused={refused}
          maxLength={60}
          required
        />
        <p>
          <Press>{say('visitstaff:terminal.pair')}</Press>
        </p>
      </form>
      {terminals.length === 0 ? (
        <EmptyState heading={say('visitstaff:terminal.none')} />
      ) : (
        <ul className="plain-list stack">
          {terminals.map((terminal) => (
            <Line key={terminal.id} terminal={terminal} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Line({ terminal }: { terminal: Shown }) {
  const { say, when } = useWords()
  const { id, kind, name, pairedBy, pairedAt, seenAt, revokedAt, revokedBy } = terminal
  return (
    <li className="card row row-apart">
      <div className="stack-tight">
        <p>
          <bdi className="strong">{name}</bdi>{' '}
          <StatusTag tone={revokedAt === null ? 'info' : 'neutral'}>
            {say(revokedAt === null ? `visitstaff:terminal.kind.${kind}` : 'visitstaff:terminal.parted')}
          </StatusTag>
        </p>
        <p className="quiet small">
          {say('visitstaff:terminal.pairedBy', { who: pairedBy, when: when(pairedAt) })}
          {revokedAt === null && seenAt && ` · ${say('visitstaff:terminal.seen', { when: when(seenAt) })}`}
          {revokedAt !== null &&
            ` · ${say('visitstaff:terminal.partedBy', { who: revokedBy ?? '', when: when(revokedAt) })}`}
        </p>
      </div>
      {revokedAt === null && (
        <form method="post">
          <HiddenFields form={`part-${id}`} />
          <Press
            name="fjern"
            value={id}
            variant="secondary"
            small
            aria-label={`${say('visitstaff:terminal.part')}: ${name}`}
          >
            {say('visitstaff:terminal.part')}
          </Press>
        </form>
      )}
    </li>
  )
}
