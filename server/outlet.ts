import { interpreterService } from '../gateways/interpreter/gateway.ts'
import { mailCarrier } from '../gateways/mail/gateway.ts'
import { printCarrier } from '../gateways/print/gateway.ts'
import { contactRegister } from '../gateways/registers/contact-register.ts'
import { mailboxCarrier } from '../gateways/registers/mailbox.ts'
import { clamdScan } from '../gateways/scan/clamd.ts'
import type { InterpreterSimulator } from '../gateways/simulator/interpreter.ts'
import type { MailSimulator } from '../gateways/simulator/mail.ts'
import type { PrintSimulator } from '../gateways/simulator/print.ts'
import type { Receipts } from '../gateways/simulator/receipts.ts'
import type { RegisterSimulator } from '../gateways/simulator/registers.ts'
import type { SmsSimulator } from '../gateways/simulator/sms.ts'
import type { VoiceSimulator } from '../gateways/simulator/voice.ts'
import { smsCarrier } from '../gateways/sms/gateway.ts'
import { voicePlatform } from '../gateways/voice/platform.ts'
import type { InterpreterService } from '../office/calls/interpreter/gateway.ts'
import type { VoiceGateway } from '../office/calls/line/gateway.ts'
import type { Surroundings } from '../office/kernel/transaction.ts'
import { type Carrier, type Outlet, outletOf } from '../office/reach/jobs.ts'
import type { ContactRegister } from '../office/reach/registers/model.ts'
import type { Scan } from '../office/reach/upload/scan.ts'
import { isLanguage, textFor } from '../text/index.ts'
import { machineSeconds } from './clock.ts'
import type { Config } from './config.ts'
import { INTERPRETER_SERVICES, type PartnerConfig } from './gateway-config.ts'
import { letterMaker, mailboxLetter } from './letter-maker.ts'
import { noticeWords } from './notice-words.ts'

/** Stand-ins for the partners that nothing was said about, in demo and test. */
export type Simulators = {
  sms: SmsSimulator | null
  print: PrintSimulator | null
  mail: MailSimulator | null
  registers: RegisterSimulator | null
  voice: VoiceSimulator | null
  interpreter: InterpreterSimulator | null
  interpreterBackup: InterpreterSimulator | null
}

export type Gateways = {
  outlet: Outlet
  simulators: Simulators
  /** The contact register; null where there is none. */
  register: ContactRegister | null
  /** Looks at what is handed in; null where nobody does. */
  scan: Scan | null
  /** What simulated partners tell by themselves; null where nobody is simulated, or a test tells it. */
  receipts: Receipts | null
  voice: VoiceGateway
  /** In the order in which they are asked; none where this house has no such service. */
  interpreters: readonly InterpreterService[]
  close(): Promise<void>
}

/** Nobody can be rung where there is no telephone; who is to be rung is owed it all the same. */
const noTelephone: VoiceGateway = {
  ask: async () => ({ how: 'none' }),
  recording: async () => ({ how: 'none' }),
}

/** Nothing leaves over a channel that this installation does not have; it is held, and does not count as sent. */
const noCarrier: Carrier = async () => ({ how: 'none' })

/** A mail takes several turns of question and answer, and is waited for accordingly. */
const MAIL_TURNS = 8
/** A file of ten megabytes is looked through for longer than a question is answered. */
const SCAN_TURNS = 4

const now = machineSeconds

/** The ways out of the house, as configured; what is simulated runs on loopback until `close`. */
export async function openGateways(config: Config, around: Surroundings): Promise<Gateways> {
  const { gateways, baseUrl } = config
  const simulators = await openSimulators(config)
  const timeoutMs = gateways.timeoutMs
  const partner = (told: PartnerConfig, simulated: { url: string; secret: string } | null) =>
    typeof told === 'object' ? told : told === 'simulator' ? simulated : null
  const speak = (to: { url: string; secret: string }) => ({ ...to, timeoutMs, now })

  const sms = partner(gateways.sms, simulators.sms)
  const print = partner(gateways.print, simulators.print)
  const register = partner(gateways.register, simulators.registers)
  const mailbox = partner(gateways.mailbox, simulators.registers)
  const mail = mailAddress(config, simulators)
  const voice = typeof gateways.voice === 'object' ? gateways.voice : simulators.voice
  const agency = () => around.settings.get<string>('agency.name')
  const subject = (language: string) =>
    textFor(isLanguage(language) ? language : 'nb')('reach:mail.subject', { agency: agency() })
  const email = mail && mailCarrier({ ...mail, subject, timeoutMs: timeoutMs * MAIL_TURNS })
  return {
    outlet: outletOf({
      origin: baseUrl,
      wording: noticeWords,
      carriers: {
        sms: sms ? smsCarrier(speak(sms)) : noCarrier,
        email: email ?? noCarrier,
        letter: print ? printCarrier(speak(print), letterMaker(around)) : noCarrier,
        mailbox: mailbox ? mailboxCarrier(speak(mailbox), mailboxLetter(around, subject)) : noCarrier,
      },
    }),
    simulators,
    receipts: await openReceipts(config, simulators),
    register: register && contactRegister(speak(register)),
    voice: voice ? voicePlatform({ ...voice, origin: baseUrl, timeoutMs }) : noTelephone,
    interpreters: INTERPRETER_SERVICES.flatMap(({ name, at }) => {
      const to = partner(gateways[at], simulators[at])
      return to ? [interpreterService(name, speak(to))] : []
    }),
    scan: gateways.scanner && clamdScan({ ...gateways.scanner, timeoutMs: timeoutMs * SCAN_TURNS }),
    close: async () => {
      email?.close()
      await Promise.all(Object.values(simulators).map((one) => one?.close()))
    },
  }
}

function mailAddress({ gateways: { mail } }: Config, simulators: Simulators) {
  if (mail === 'none') return null
  if (mail !== 'simulator') return mail
  return simulators.mail && { url: simulators.mail.url, from: 'ikke-svar@kontoret.example' }
}

const USUAL_RECEIPT_SECONDS = 30

/** In the demo what was sent comes through by itself; a test says when. */
const receiptSeconds = ({ mode, gateways }: Config) =>
  gateways.receiptSeconds ?? (mode === 'demo' ? USUAL_RECEIPT_SECONDS : null)

async function openReceipts(config: Config, simulators: Simulators): Promise<Receipts | null> {
  const afterSeconds = receiptSeconds(config)
  if (config.mode === 'production' || afterSeconds === null) return null
  const { receiptsOf } = await import('../gateways/simulator/receipts.ts')
  return receiptsOf(simulators, { office: config.baseUrl, afterSeconds })
}

/** Loaded only where they are used, so that nothing in production leads to them. */
async function openSimulators(config: Config): Promise<Simulators> {
  const { mode, gateways } = config
  const none: Simulators = {
    sms: null,
    print: null,
    mail: null,
    registers: null,
    voice: null,
    interpreter: null,
    interpreterBackup: null,
  }
  if (mode === 'production') return none
  const postsAtOnce = receiptSeconds(config) === null
  const wants = (told: unknown) => told === 'simulator'
  const interpreters = (told: unknown, seed: string) => openInterpreters(config, wants(told), seed)
  const [sms, print, mail, registers, voice, interpreter, interpreterBackup] = await Promise.all([
    wants(gateways.sms) ? (await import('../gateways/simulator/sms.ts')).simulateSms({ now }) : null,
    wants(gateways.print)
      ? (await import('../gateways/simulator/print.ts')).simulatePrint({ now, postsAtOnce })
      : null,
    wants(gateways.mail) ? (await import('../gateways/simulator/mail.ts')).simulateMail() : null,
    wants(gateways.register) || wants(gateways.mailbox)
      ? (await import('../gateways/simulator/registers.ts')).simulateRegisters({ now })
      : null,
    wants(gateways.voice) ? (await import('../gateways/simulator/voice.ts')).simulateVoice() : null,
    interpreters(gateways.interpreter, 'main'),
    interpreters(gateways.interpreterBackup, 'backup'),
  ])
  return { sms, print, mail, registers, voice, interpreter, interpreterBackup }
}

/** In the demo they find somebody or nobody by themselves; a test says which. */
async function openInterpreters(config: Config, wanted: boolean, seed: string) {
  if (!wanted) return null
  const { simulateInterpreters } = await import('../gateways/simulator/interpreter.ts')
  return simulateInterpreters({ now, seed, ...(config.mode === 'demo' ? { office: config.baseUrl } : {}) })
}
