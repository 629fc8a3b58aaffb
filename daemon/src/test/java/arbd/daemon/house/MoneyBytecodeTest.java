package arbd.daemon.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Money is counted in integers: no float or double anywhere in the deciding packages, locals included, but for the
 * members below, whose numbers only rank.
 */
final class MoneyBytecodeTest {
    /** Members that use floating point, and why no amount can come of it. */
    private static final Map<String, String> RANKING = Map.ofEntries(
            Map.entry("U256.toDouble", "to guess from; the number stays as it is"),
            Map.entry("U256.setGuess", "from a guess, which is then counted in integers"),
            Map.entry("PoolFee.kept", "for Range and ClosedForm"),
            Map.entry("TickMath.TICKS_PER_LOG", "scale of TickMath.guess"),
            Map.entry("TickMath.<clinit>", "sets TICKS_PER_LOG"),
            Map.entry("TickMath.guess", "where to look for a tick; exact prices decide which it is"),
            Map.entry("Range.*", "a stretch of a curve, to propose amounts by"),
            Map.entry("ClosedForm.*", "proposes an amount; PoolCycle counts it in integers"),
            Map.entry("RangeWalk.*", "proposes an amount; PoolCycle and BookAmmSizer count it in integers"),
            Map.entry("PairHop.begin", "fills in a Range"),
            Map.entry("ConcentratedHop.PIPS", "scale of ConcentratedHop.kept"),
            Map.entry("ConcentratedHop.PRICE_SCALE", "scale of prices in ConcentratedHop.stretch"),
            Map.entry("ConcentratedHop.kept", "for ConcentratedHop.stretch"),
            Map.entry("ConcentratedHop.set", "sets ConcentratedHop.kept"),
            Map.entry("ConcentratedHop.stretch", "fills in a Range"),
            Map.entry("PoolCycle.ROUNDING_MATTERS", "for PoolCycle.roundingMatters"),
            Map.entry("PoolCycle.DOUBLES_ARE_OFF", "for PoolCycle.roundingMatters"),
            Map.entry("PoolCycle.proposed", "asks RangeWalk where to begin"),
            Map.entry("PoolCycle.stepBack", "asks RangeWalk where to begin"),
            Map.entry("PoolCycle.roundingMatters", "tells whether neighbours are tried"),
            Map.entry("PoolCycle.mayGainAtAll", "tells whether any amount is tried"),
            Map.entry("PoolCycle.mayGain", "tells how many neighbours are tried"),
            Map.entry("PoolCycle.lostMost", "a bound, told to people"),
            Map.entry("PoolCycle.rate", "ranks cycles"),
            Map.entry("SliverRates.*", "ranks cycles of pools; what passes is sized and checked in integers"),
            Map.entry("UnitScale.*", "ranks books against pools; what passes is sized and checked in integers"),
            Map.entry("BookAmmOpportunities.edgePpm", "ranks books against pools"),
            Map.entry("DiscountedHop.kept", "for DiscountedHop.discounted"),
            Map.entry("DiscountedHop.set", "sets DiscountedHop.kept"),
            Map.entry("DiscountedHop.discounted", "fills in a Range; amounts are discounted in integers"),
            Map.entry("BookAmmOpportunities.look", "ranks books against pools"),
            Map.entry("BookStretches.*", "fills in a Range, and turns a proposal into a quantity"),
            Map.entry("BookAmmSizer.mayGain", "tells how many lots are tried"),
            Map.entry("BookAmmSizer.proposal", "asks RangeWalk for a quantity; its lots are priced in integers"),
            Map.entry("LegRates.*", "rates of one trade: what RouteFilter and DepthGuess compare"),
            Map.entry("DepthGuess.*", "proposes a quantity; RouteSizer rounds it to the lot and checks it in integers"),
            Map.entry("RouteFilter.*", "ranks routes; what passes is sized and checked in integers"),
            Map.entry("LinkRates.*", "logarithms of rates: what CycleFilter compares"),
            Map.entry("NaturalLog.*", "the logarithm that LinkRates takes"),
            Map.entry("HubRows.*", "sums of them"),
            Map.entry("Bridges.*", "sums of them"),
            Map.entry("CycleSearch.*", "sums of them; what is found is filtered, sized and checked like any route"),
            Map.entry("CycleFilter.*", "takes rates, and finds what is worth a look"),
            Map.entry("FoundCycles.*", "ranks cycles"),
            Map.entry("CycleFinder.find", "hands the rates of a market to CycleFilter"),
            Map.entry("QuoteTable.rate", "RouteFilter's rates, one per instrument and side; outside the state hash"),
            Map.entry("QuoteTable.<init>", "makes the array of rates"),
            Map.entry("QuoteTable.rank", "refreshes the rates of one instrument"),
            Map.entry("QuoteTable.buyRate", "reads a rate"),
            Map.entry("QuoteTable.sellRate", "reads a rate"));

    @Test
    void shouldCountMoneyInIntegers() {
        Set<String> found = new TreeSet<>();
        Set<String> unused = new TreeSet<>(RANKING.keySet());
        for (String name : Deciding.classes()) {
            for (String complaint : FloatingPoint.in(Deciding.bytes(name))) {
                String member = complaint.substring(0, complaint.indexOf(':'));
                String entry = RANKING.containsKey(member) ? member : member.replaceAll("\\..*", ".*");
                if (RANKING.containsKey(entry)) {
                    unused.remove(entry);
                } else {
                    found.add(complaint);
                }
            }
        }
        assertTrue(found.isEmpty(), () -> "floating point in money:\n" + String.join("\n", found));
        assertEquals(Set.of(), unused, "entries that nothing needs");
    }

    @Test
    void shouldLookAtEveryDecidingPackage() {
        List<String> names = Deciding.classes();
        Set<String> seen = names.stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toSet());
        assertEquals(Deciding.PACKAGES, seen);
        assertTrue(names.contains("arbd.route.RouteSizer") && names.contains("arbd.daemon.decide.Decider"));
    }

    @Test
    void shouldFindEveryPlaceWhereADoubleCanHide() {
        assertEquals(Set.of(
                "Planted.factor: field",
                "Planted.feeE8: call",
                "Planted.feeE8: conversion",
                "Planted.notional: arithmetic",
                "Planted.notional: constant",
                "Planted.notional: conversion",
                "Planted.notional: local",
                "Planted.takesBox: parameter or result",
                "Planted.takesArray: parameter or result",
                "Planted.takesFloat: parameter or result",
                "Planted.usesField: array",
                "Planted.usesField: conversion",
                "Planted.usesField: field",
                "Planted.usesField: arithmetic"),
                FloatingPoint.in(Deciding.bytes(FixtureForMoney.class.getName() + "$Planted")));
    }

    @Test
    void shouldFindNothingInIntegers() {
        assertEquals(Set.of(), FloatingPoint.in(Deciding.bytes(FixtureForMoney.class.getName() + "$Clean")));
    }
}
