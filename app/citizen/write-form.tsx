import { HELPER_RELATIONS } from '../../office/threads/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextBox, TextLine, Tick } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'

export type Draft = { text: string; choices: Readonly<Record<string, string>> } | null

/** one box for anything. It is the same for everybody, and nobody chooses an office, a side or a theme. */
export function WriteForm({
  draft,
  refused,
  alone = false,
  check = false,
}: {
  draft: Draft
  refused?: Refused | undefined
  /** On a page of its own, whose heading it is. */
  alone?: boolean
  /** The first time without anybody beside: they may be rung before it is sent (C6-10). */
  check?: boolean
}) {
  const say = useSay()
  return (
    <form method="post" action="/min-side/skriv" className="write stack">
      <HiddenFields form="write" />
      {/* What came back from a conversation goes on in it. */}
      {refused?.values.samtale && <input type="hidden" name="samtale" value={refused.values.samtale} />}
      {!alone && <h2 className="section-title">{say('citizen:write.heading')}</h2>}
      <Refusal refused={refused} />
      {draft && !refused && <p className="kept">{say('citizen:write.kept')}</p>}
      <TextBox
        name="text"
        label={say('citizen:write.label')}
        hint={say('citizen:write.hint')}
        refused={refused}
        defaultValue={draft?.text}
        rows={5}
      />
      <Wishes kept={refused?.values ?? draft?.choices ?? {}} />
      {refused?.reason === 'needsNumber' && (
        <TextLine
          name="nummer"
          type="tel"
          label={say('visits:training.number')}
          autoComplete="tel"
          refused={refused}
        />
      )}
      <SendOrKeep check={check} />
    </form>
  )
}

/** How a writing ends, on every page where one can write: sent, kept for later, or rung instead when it hurries. */
export function SendOrKeep({ check }: { check: boolean }) {
  const say = useSay()
  const { agency } = useShell()
  return (
    <>
      <div className="row">
        <Press name="gjor" value="send">
          {say('citizen:write.send')}
        </Press>
        <Press name="gjor" value="lagre" variant="secondary">
          {say('citizen:write.keep')}
        </Press>
      </div>
      {check && (
        <div className="card stack-tight">
          <p>{say('visits:training.check.hint')}</p>
          <div>
            <Press name="gjor" value="sjekk" variant="secondary">
              {say('visits:training.check')}
            </Press>
          </div>
        </div>
      )}
      <p className="write-urgent">
        <span className="strong">{say('citizen:write.urgent')}</span>{' '}
        <Telephone number={agency.urgentPhone} />
      </p>
    </>
  )
}

/** How the person wants it to go on. Nothing here must be answered. */
export function Wishes({ kept }: { kept: Readonly<Record<string, string>> }) {
  const say = useSay()
  const values = { reason: '', values: kept }
  return (
    <div className="wishes">
      <Tick name="callMe" label={say('citizen:write.callMe')} refused={values} />
      <Tick name="onlyTelling" label={say('citizen:write.onlyTelling')} refused={values} />
      <details className="disclosure" open={Boolean(kept.helped)}>
        <summary>{say('citizen:write.helped')}</summary>
        <Choices
          name="helped"
          label={say('citizen:write.relation')}
          defaultValue={kept.helped ?? ''}
          options={[
            { value: '', label: say('citizen:relation.none') },
            ...HELPER_RELATIONS.map((value) => ({ value, label: say(`citizen:relation.${value}`) })),
          ]}
        />
      </details>
    </div>
  )
}

/** The choices of a form as they are kept with a draft. */
export function choicesIn(values: Readonly<Record<string, string>>): Record<string, string> {
  const { callMe = '', onlyTelling = '', helped = '' } = values
  return Object.fromEntries(
    Object.entries({ callMe, onlyTelling, helped }).filter(([, value]) => value !== ''),
  )
}

/** A kept draft as the form shows it again. */
export function draftOf(kept: { text: string; choices: Readonly<Record<string, unknown>> } | null): Draft {
  if (!kept || kept.text.trim() === '') return null
  const choices = Object.entries(kept.choices).map(([name, value]) => [name, String(value)])
  return { text: kept.text, choices: Object.fromEntries(choices) }
}
