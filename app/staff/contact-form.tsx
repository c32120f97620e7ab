import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextBox, Tick } from '../ui/forms.tsx'
import { LANGUAGE_CODES } from './languages.ts'
import type { ContactPage } from './new-contact.tsx'
import { Fold } from './parts.tsx'
import { useThemes } from './themes.ts'
import { useWords } from './words.ts'

type Person = NonNullable<ContactPage['person']>
const ANSWERED = ['status', 'payment', 'documents', 'rules', 'howTo'] as const
const RELATIONS = ['family', 'friend', 'neighbour', 'organisation', 'other'] as const

/** What it is about, in words or as a theme; codes in place of words where words may not be written. */
export function ContactForm({
  page,
  person,
  refused,
}: {
  page: ContactPage
  person: Person
  refused: Refused | undefined
}) {
  const words = useWords()
  const { say } = words
  const themes = useThemes()
  const { centre, reception } = page.only
  const name = `${person.givenName} ${person.familyName}`
  return (
    <form method="post" className="stack">
      <Refusal refused={refused} />
      <HiddenFields form="contact" />
      <p className="lead">
        <bdi>{name}</bdi>{' '}
        <a href="/arbeid/ny-kontakt" className="small">
          {say('staff:contact.another')}
        </a>
      </p>
      <Choices
        name="kanal"
        label={say('staff:contact.channel')}
        refused={refused}
        defaultValue={centre ? 'contactCentrePhone' : reception ? 'dropIn' : 'officePhone'}
        options={[
          'contactCentrePhone',
          'officePhone',
          'dropIn',
          'meetingOffice',
          'outreach',
          'paperLetter',
        ].map((code) => ({
          value: code,
          label: words.channel(code),
        }))}
      />
      <Choices
        name="tema"
        label={say('staff:contact.theme')}
        hint={say('staff:contact.themeHint')}
        refused={refused}
        options={[{ value: '', label: say('staff:contact.fromWords') }, ...themes]}
      />
      <TextBox
        name="text"
        label={say('staff:contact.words')}
        hint={say(centre ? 'staff:contact.wordsCentre' : 'staff:contact.wordsHint')}
        rows={3}
        refused={refused}
      />
      <div className="stack-tight">
        <Tick name="haster" label={say('staff:contact.urgent')} refused={refused} />
        <Tick name="ringes" label={say('staff:contact.callMe')} refused={refused} />
      </div>
      <Fold id="koder" summary={say('staff:contact.codes')} open={centre}>
        <fieldset className="plain-fieldset">
          <legend className="strong">{say('staff:contact.answered')}</legend>
          {ANSWERED.map((code) => (
            <Tick
              key={code}
              name={`besvart.${code}`}
              label={say(`staff:answered.${code}`)}
              refused={refused}
            />
          ))}
        </fieldset>
        <Tick name="klage" label={say('staff:contact.appeal')} refused={refused} />
        <Choices
          name="sprak"
          label={say('staff:contact.language')}
          refused={refused}
          options={[
            { value: '', label: say('staff:contact.languageKnown') },
            ...LANGUAGE_CODES.map((code) => ({ value: code, label: words.language(code) })),
          ]}
        />
        <Choices
          name="hjelper"
          label={say('staff:contact.helper')}
          refused={refused}
          options={[
            { value: '', label: say('staff:contact.noHelper') },
            ...RELATIONS.map((code) => ({ value: code, label: words.coded('staff:helper')(code) })),
          ]}
        />
      </Fold>
      <div>
        <Press>{say('staff:contact.send')}</Press>
      </div>
    </form>
  )
}
