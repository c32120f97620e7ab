import { RELATIONS } from '../../../office/people/mandates/model.ts'
import type { Refused } from '../../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../../ui/forms.tsx'
import { StatusTag } from '../../ui/signs.tsx'
import { useWords } from '../words.ts'
import type { StepProps } from './call.tsx'
import type { CallPage } from './call-data.ts'
import { Returns } from './who.tsx'
import { useDeskWords } from './words.ts'

/** Second question: how sure are we? What may be seen and said follows from the answer, and from nothing else. */
export function Sure({ page, refused }: StepProps) {
  if (page.incoming.call.who === 'helper') return <Helper page={page} refused={refused} />
  return <Person page={page} refused={refused} />
}

type Identity = NonNullable<CallPage['incoming']['identity']>

function Person({ page, refused }: StepProps) {
  const { say } = useWords()
  const desk = useDeskWords()
  const { identity, person, shares } = page.incoming
  if (!identity) return null
  return (
    <div className="stack">
      <p className="lead">
        <bdi>{person && `${person.givenName} ${person.familyName}`}</bdi>{' '}
        <StatusTag tone={identity.level === 'full' ? 'success' : 'warning'}>
          {desk.level(identity.level)}
        </StatusTag>
      </p>
      <Returns page={page} />
      {identity.asked ? (
        <Questions asked={identity.asked} refused={refused} />
      ) : identity.code ? (
        <Code code={identity.code} refused={refused} />
      ) : (
        <Choose identity={identity} />
      )}
      {shares.map((share) => (
        <p key={share.id} role="status">
          {say('voice:desk.share.code', { code: share.code, address: '/vis', when: '' })}
        </p>
      ))}
      <p className="quiet">{say('voice:desk.sure.otherWays')}</p>
      <form method="post">
        <HiddenFields form="go-on" />
        <Press name="gjor" value="videre" variant="secondary">
          {say('voice:desk.sure.goOn')}
        </Press>
      </form>
    </div>
  )
}

const WAYS = [
  ['questions', 'sporsmal', 'voice:desk.sure.questions'],
  ['code', 'kode', 'voice:desk.sure.code'],
  ['document', 'dokument', 'voice:desk.sure.document'],
  ['eId', 'eid', 'voice:desk.sure.eId'],
] as const

function Choose({ identity }: { identity: Identity }) {
  const { say } = useWords()
  return (
    <div className="stack-tight">
      <form method="post" className="row">
        <HiddenFields form="way" />
        {WAYS.filter(([way]) => identity.ways.includes(way)).map(([way, deed, text], at) => (
          <Press key={way} name="gjor" value={deed} variant={at === 0 ? 'primary' : 'secondary'}>
            {say(text)}
          </Press>
        ))}
      </form>
      <p className="small quiet">{say('voice:desk.sure.left', { n: identity.roundsLeft })}</p>
    </div>
  )
}

/** What the person says is written down, and compared where nobody sees the answer. */
function Questions({
  asked,
  refused,
}: {
  asked: NonNullable<Identity['asked']>
  refused: Refused | undefined
}) {
  const { say } = useWords()
  const desk = useDeskWords()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={asked.checkId} />
      <input type="hidden" name="gjor" value="svar" />
      <input type="hidden" name="runde" value={asked.checkId} />
      <p className="quiet">{say('voice:desk.sure.hint')}</p>
      {asked.questions.map((question) => (
        <TextLine
          key={question}
          name={`svar.${question}`}
          label={desk.question(question)}
          autoComplete="off"
          refused={refused}
        />
      ))}
      <div>
        <Press>{say('voice:desk.sure.check')}</Press>
      </div>
    </form>
  )
}

function Code({ code, refused }: { code: NonNullable<Identity['code']>; refused: Refused | undefined }) {
  const { say, when } = useWords()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={code.checkId} />
      <input type="hidden" name="gjor" value="kodesvar" />
      <input type="hidden" name="runde" value={code.checkId} />
      <p role="status">{say('voice:desk.sure.codeSent', { end: code.endsWith, when: when(code.until) })}</p>
      <TextLine
        name="kode"
        label={say('voice:desk.sure.codeSaid')}
        inputMode="numeric"
        autoComplete="off"
        refused={refused}
      />
      <div>
        <Press>{say('voice:desk.sure.codeCheck')}</Press>
      </div>
    </form>
  )
}

/** K27: somebody rings for the person. Whether they may be answered, and not whether there is anything to answer. */
function Helper({ page, refused }: StepProps) {
  const { say } = useWords()
  const { person } = page.incoming
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form="helper" />
      <input type="hidden" name="gjor" value="hjelper" />
      <p className="lead">{say('voice:desk.helper.heading')}</p>
      <TextLine name="navn" label={say('voice:desk.helper.name')} autoComplete="off" refused={refused} />
      <Choices
        name="relasjon"
        label={say('voice:desk.helper.relation')}
        defaultValue="family"
        options={RELATIONS.map((value) => ({ value, label: say(`mandates:relation.${value}`) }))}
        refused={refused}
      />
      <Choices
        name="fullmakt"
        label={say('voice:desk.helper.mandate')}
        options={[
          { value: '', label: say('voice:desk.helper.none') },
          ...page.mandates.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        refused={refused}
      />
      <div className="row">
        <Press>{say('voice:desk.helper.check')}</Press>
        {person && <a href={`/arbeid/person/${person.id}/fullmakter`}>{say('voice:desk.helper.register')}</a>}
      </div>
    </form>
  )
}
