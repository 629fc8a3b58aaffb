/** Ethereum's hash, curve and signatures of typed data, for venues whose accounts are wallets. */
package arbd.execution.ethereum;
