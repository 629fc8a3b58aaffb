/** What people read: lines and JSON made from journal records and counters. Never on the path. */
package arbd.daemon.console;
