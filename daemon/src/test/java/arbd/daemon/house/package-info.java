/**
 * The rules of the house, checked on every build: how source is written ({@link arbd.daemon.house.TidyTest}), what the
 * deciding packages may use ({@link arbd.daemon.house.PurityTest}), that money is counted in integers
 * ({@link arbd.daemon.house.MoneyBytecodeTest}), how the launcher chooses a JVM
 * ({@link arbd.daemon.house.LauncherTest}), and that its flags are the right ones
 * ({@link arbd.daemon.house.QuietJvmTest}). Each rule is also fed something that breaks it, so that none is blind.
 */
package arbd.daemon.house;
