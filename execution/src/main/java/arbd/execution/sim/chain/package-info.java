/**
 * A simulated chain that answers as an Ethereum node does (JSON-RPC 2.0; {@code eth_chainId}, {@code eth_blockNumber},
 * {@code eth_call}, {@code eth_getLogs}, {@code eth_getBlockByNumber}, {@code eth_subscribe} to {@code newHeads} and
 * {@code logs}), so that an ordinary node can take its place. Pure: sockets, time and faults are the caller's.
 *
 * <pre>{@code
 * ReferencePrices --> Traders --Change--> Draft --> Block --> SimulatedChain --> ChainSession --text--> client
 *                        |                                          ^
 *          PairChanges, ConcentratedChanges        eth_call of any of the last 128 blocks
 * }</pre>
 *
 * <p>What is simulated: constant-product pairs and concentrated pools with several positions, counted to the unit as
 * the contracts of Uniswap V2 and V3 count; their own events, in order; headers whose hashes and blooms are real;
 * reorganisations. Not simulated: transfers of tokens and their contracts, other contracts, oracles and the growth of
 * fees of concentrated pools, tries behind the three roots of a header, a pool of waiting transactions, sending any.
 */
package arbd.execution.sim.chain;
