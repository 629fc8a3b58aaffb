/** From a configuration to what the stages are built of: tables, routes, numbers. Runs once, on the starting thread. */
package arbd.daemon.setup;
