/**
 * Market data of pools on a chain, from any node that speaks Ethereum's JSON-RPC over a WebSocket. Logs tell what
 * changed, calls at one block tell what was before; heads tell whether both belong to the same chain. Runs on the event
 * loop of its connection and allocates nothing for a head or a log.
 *
 * <pre>{@code
 *  frame -> NodeFrame -> ChainDecoder --log--> WatchedPool (PairState, ConcentratedState + TickWindow) -> PoolEvent
 *                           |   ^ head                ^ whole state at a block
 *                           v   |                     |
 *                         Blocks                  Snapshots <- answers to eth_call
 * }</pre>
 *
 * <p>What differs from a book: there is no numbering of messages. Whole blocks are numbered and name their parent, and
 * what a swap tells of the liquidity must be what the known ticks say; see {@code docs/ARCHITECTURE.md}, "A chain's
 * feed".
 *
 * <p>Sources: Ethereum execution API (eth_subscribe, eth_call); Solidity ABI; Adams, Zinsmeister, Robinson, Uniswap v2
 * Core, 2020; Adams and others, Uniswap v3 Core, 2021.
 */
package arbd.feeds.evm;
