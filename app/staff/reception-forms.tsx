import { TASKS } from '../../office/people/profile/model.ts'
import { PLAIN_DEEDS, RECEIVER_KINDS } from '../../office/visits/reception/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, TextBox, TextLine, Tick } from '../ui/forms.tsx'
import { LANGUAGE_CODES } from './languages.ts'
import { SmallSelect } from './parts.tsx'
import { DeedForm } from './reception-deed.tsx'
import { ClaimForm, PapersForm } from './reception-papers.tsx'
import type { VisitPage } from './reception-visit.tsx'
import { useWords } from './words.ts'

type Props = { page: VisitPage; refused?: Refused | undefined }

/** the catalogue of the desk. What needs a person is there once it is known who it is. */
export function Deeds({ page, refused }: Props) {
  const { say, coded } = useWords()
  const deed = coded('visitstaff:reception.deed')
  const known = page.offers !== null
  return (
    <section aria-labelledby="gjor" className="stack-tight">
      <h2 id="gjor">{say('visitstaff:reception.do')}</h2>
      <form method="post" className="row">
        <HiddenFields form="deed" />
        <input type="hidden" name="gjor" value="gjort" />
        <SmallSelect
          id="hva-gjort"
          name="hva"
          label={say('visitstaff:reception.do.deed')}
          options={PLAIN_DEEDS.map((value) => ({ value, label: deed(value) }))}
        />
        <Tick name="eget" label={say('visitstaff:reception.do.inRoom')} />
        <Press small variant="secondary">
          {say('visitstaff:reception.do.deed.save')}
        </Press>
      </form>
      {known ? <WithPerson page={page} refused={refused} /> : <PapersForm papers={null} refused={refused} />}
      <DeedForm
        gjor="haster"
        heading={say('visitstaff:reception.emergency')}
        save={say('visitstaff:reception.emergency.save')}
        refused={refused}
      />
      {!known && (
        <DeedForm
          gjor="kom"
          heading={say('visitstaff:reception.comeBack')}
          save={say('visitstaff:reception.comeBack.save')}
          refused={refused}
        >
          <TextLine
            id="kom-hvem"
            name="hvem"
            label={say('visitstaff:reception.comeBack.who')}
            maxLength={80}
            refused={refused}
          />
          <TextLine
            id="kom-naar"
            name="naar"
            type="datetime-local"
            label={say('visitstaff:reception.comeBack.at')}
            refused={refused}
          />
        </DeedForm>
      )}
      <ReferForm page={page} refused={refused} />
    </section>
  )
}

function WithPerson({ page, refused }: Props) {
  const { say, coded, period, when, language } = useWords()
  const offers = page.offers as NonNullable<VisitPage['offers']>
  return (
    <>
      <DeedForm
        gjor="ring"
        heading={say('visitstaff:reception.callMe')}
        save={say('visitstaff:reception.callMe.save')}
        refused={refused}
      >
        <SmallSelect
          name="naar"
          label={say('visitstaff:reception.callMe.window')}
          options={[
            { value: '', label: say('visitstaff:reception.callMe.any') },
            ...offers.windows.map(({ from, until }) => ({
              value: `${from}/${until}`,
              label: period(from, until),
            })),
          ]}
        />
        <TextLine
          name="nummer"
          type="tel"
          label={say('visitstaff:reception.callMe.number')}
          autoComplete="off"
          refused={refused}
        />
        <Tick name="klager" label={say('visitstaff:reception.callMe.complaint')} />
      </DeedForm>
      <DeedForm
        gjor="beskjed"
        heading={say('visitstaff:reception.message')}
        save={say('visitstaff:reception.message.save')}
        refused={refused}
      >
        <TextBox name="text" label={say('visitstaff:reception.message.text')} rows={3} refused={refused} />
      </DeedForm>
      <DeedForm
        gjor="samtale"
        heading={say('visitstaff:reception.talk')}
        save={say('visitstaff:reception.talk.save')}
        refused={refused}
      >
        {offers.slots.length === 0 ? (
          <p>{say('visitstaff:reception.talk.none')}</p>
        ) : (
          <SmallSelect
            name="tid"
            label={say('visitstaff:reception.talk.slot')}
            options={offers.slots.map(({ startsAt, staffId, who }) => ({
              value: `${startsAt}/${staffId}`,
              label: `${when(startsAt)}, ${who}`,
            }))}
          />
        )}
        <SmallSelect
          name="om"
          label={say('visitstaff:reception.talk.kind')}
          value={page.visit.reason === 'decisionNotUnderstood' ? 'decisionExplanation' : 'followUp'}
          options={['followUp', 'decisionExplanation', 'refusalTalk'].map((value) => ({
            value,
            label: coded('visitstaff:reception.talk.kind')(value),
          }))}
        />
        <SmallSelect
          name="tolk"
          label={say('visitstaff:reception.talk.interpreter')}
          value={offers.interpreter ? 'ordered' : 'notFlagged'}
          options={(offers.interpreter ? ['ordered'] : ['notFlagged', 'ordered']).map((value) => ({
            value,
            label: coded('visitstaff:reception.talk.interpreter')(value),
          }))}
        />
      </DeedForm>
      <PapersForm papers={page.papers} refused={refused} />
      <ClaimForm unnamed={page.unnamed} refused={refused} />
      <DeedForm
        gjor="tolk"
        heading={say('visitstaff:reception.interpret')}
        save={say('visitstaff:reception.interpret.save')}
        refused={refused}
      >
        <SmallSelect
          id="tolk-sprak"
          name="sprak"
          label={say('visitstaff:reception.language')}
          value={page.card?.interpreterLanguage ?? page.visit.language}
          options={LANGUAGE_CODES.map((value) => ({ value, label: language(value) }))}
        />
      </DeedForm>
    </>
  )
}

function ReferForm({ page, refused }: Props) {
  const { say, coded } = useWords()
  return (
    <DeedForm
      gjor="henvis"
      heading={say('visitstaff:reception.refer')}
      save={say('visitstaff:reception.refer.save')}
      refused={refused}
    >
      <SmallSelect
        name="til"
        label={say('visitstaff:reception.refer.receiver')}
        options={RECEIVER_KINDS.map((value) => ({ value, label: coded('visits:reception.receiver')(value) }))}
      />
      <SmallSelect
        name="kontakt"
        label={say('visitstaff:directory.pick')}
        options={[
          { value: '', label: say('visitstaff:directory.pickNone') },
          ...page.contacts.map(({ id, body, name, phone }) => ({
            value: `${body}/${id}`,
            label: phone === null ? name : `${name}, ${phone}`,
          })),
        ]}
      />
      <p>
        <a href="/arbeid/hvem-har-ansvar">{say('visitstaff:directory.title')}</a>
      </p>
      <TextLine
        name="gjorde"
        label={say('visitstaff:reception.refer.done')}
        maxLength={500}
        refused={refused}
      />
      <TextLine
        id="henvis-naar"
        name="naar"
        type="datetime-local"
        label={say('visitstaff:reception.refer.nextAt')}
        refused={refused}
      />
      <SmallSelect
        name="oppgave"
        label={say('visitstaff:reception.refer.task')}
        options={[
          { value: '', label: '–' },
          ...TASKS.map((value) => ({ value, label: coded('profile:task')(value) })),
        ]}
      />
      <SmallSelect
        name="svarte"
        label={say('visitstaff:reception.refer.taken')}
        options={['', 'accepted', 'protested'].map((value) => ({
          value,
          label: value === '' ? '–' : coded('visitstaff:reception.refer.taken')(value),
        }))}
      />
      <Tick name="sammen" label={say('visitstaff:reception.refer.together')} />
      <TextLine
        name="alene"
        label={say('visitstaff:reception.refer.reason')}
        maxLength={200}
        refused={refused}
      />
      <TextLine
        name="telefon"
        label={say('visitstaff:reception.refer.doNotRing')}
        maxLength={200}
        refused={refused}
      />
    </DeedForm>
  )
}
