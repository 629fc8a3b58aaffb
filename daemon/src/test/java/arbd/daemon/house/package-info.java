/**
 * The rules of the house, checked on every build: how source is written ({@link arbd.daemon.house.TidyTest}), what the
 * deciding packages may use ({@link arbd.daemon.house.PurityTest}), that money is counted in integers
 * ({@link arbd.daemon.house.MoneyBytecodeTest}), and how the launcher chooses a JVM
 * ({@link arbd.daemon.house.LauncherTest}). Each rule is also fed something that breaks it, so that none is blind.
 */
package arbd.daemon.house;
