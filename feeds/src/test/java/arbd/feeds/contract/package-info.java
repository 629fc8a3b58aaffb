/**
 * What every market-data protocol must do, one abstract class for each behaviour: {@link
 * arbd.feeds.contract.DecodeContract}, {@link arbd.feeds.contract.GapContract}, {@link
 * arbd.feeds.contract.ChecksumContract}, {@link arbd.feeds.contract.ResyncContract}, {@link
 * arbd.feeds.contract.ReconnectContract}, {@link arbd.feeds.contract.StaleContract}. Each runs over all names of {@link
 * arbd.feeds.Feeds}; what a protocol cannot is skipped, by the same table that {@code arbd venues} prints. Scripted
 * venues pass them here, frame by frame; the simulated venues pass them in the tests of {@code execution}.
 */
package arbd.feeds.contract;
