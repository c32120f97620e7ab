import { lookup } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'

/** Addresses of this machine, of closed nets, and such as nobody serves a calendar at (RFC 6890). */
const CLOSED = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv6')

const isClosed = (address: string): boolean => CLOSED.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Names and numbers of this machine and of closed nets, as far as they can be told from the name alone. */
export function isInside(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$|\.+$/g, '')
  if (isIP(name) !== 0) return isClosed(name)
  return /(^|\.)(localhost|local|internal|lan|home\.arpa)$/.test(name) || !name.includes('.')
}

/** A name that anybody owns can point inwards: what counts is where it leads at the moment of asking. */
export const onlyOutside: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, found) => {
    const inwards = error ?? (found.some(({ address }) => isClosed(address)) ? new InwardsError() : null)
    const [first] = found ?? []
    if (inwards !== null || first === undefined) done(inwards ?? new InwardsError(), '')
    else if (options.all) done(null, found)
    else done(null, first.address, first.family)
  })

class InwardsError extends Error {
  override name = 'address'
}

/** As `fetch`, but no connection is made to an address inside, and no way elsewhere is followed. */
export const fetchOutside = (
  url: URL,
  { signal, headers }: { signal: AbortSignal; headers: Record<string, string> },
): Promise<Response> =>
  new Promise((done, failed) => {
    const asking = request(url, { signal, headers, lookup: onlyOutside, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0
      if (status === 200) return done(new Response(Readable.toWeb(answer) as ReadableStream, { status }))
      answer.destroy()
      done(new Response(null, { status: status > 200 && status < 600 ? status : 502 }))
    })
    asking.on('error', failed)
    asking.end()
  })
