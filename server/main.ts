import { ConfigurationFault, readConfig } from './config.ts'
import { type Running, start } from './start.ts'

/** `npm start`. Prints where to go; ends everything it began on SIGTERM or SIGINT. */
const MOST_SECONDS_TO_END = 9

try {
  const config = readConfig(process.env)
  const ending = endWhenAsked()
  const running = await start(config, (said) => console.log(said))
  ending.when(running)
  console.log(welcome(config.baseUrl, config.mode))
} catch (failure) {
  console.error(failure instanceof ConfigurationFault ? failure.message : failure)
  process.exit(1)
}

/** A request to end that comes while things are still starting is carried out when they have. */
function endWhenAsked() {
  let running: Running | null = null
  let asked = false
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end())
  // Killed outright, npm cannot pass the signal on; the server must not be left behind without it.
  const parent = process.ppid
  const watch = setInterval(() => process.ppid !== parent && void end(), 500)
  if (process.env.npm_lifecycle_event === undefined) clearInterval(watch)
  watch.unref()

  async function end(): Promise<void> {
    if (asked && running === null) return
    asked = true
    if (running === null) return
    const ended = running
    running = null
    setTimeout(() => process.exit(1), MOST_SECONDS_TO_END * 1000).unref()
    await ended.stop()
    process.exit(0)
  }
  return {
    when: (now: Running) => {
      running = now
      if (asked) void end()
    },
  }
}

function welcome(baseUrl: string, mode: string): string {
  const lines = [`Én vei inn is ready at ${baseUrl}`]
  if (mode !== 'production') {
    lines.push(
      `  ${baseUrl}/            the office's front page`,
      `  ${baseUrl}/min-side    a person's side: log in as one of the people listed`,
      `  ${baseUrl}/arbeid      the staff's side: log in as one of the staff listed`,
      `  ${baseUrl}/demo        choose a person, move the clock, see what went out`,
      'No passwords: the embedded login lists synthetic people to choose from.',
    )
  }
  return lines.join('\n')
}
