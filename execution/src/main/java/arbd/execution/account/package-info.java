/** What a venue says of an account when it is asked outside of its session: for threads that may wait. */
package arbd.execution.account;
