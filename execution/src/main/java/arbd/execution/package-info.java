/** Orders, legs and risk (pure), and the sessions that carry orders to venues, real or simulated. */
package arbd.execution;
