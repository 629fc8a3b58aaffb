/**
 * Orders from intent to last fill: ids, states, legs, positions. The deciding classes here are pure and owned by the
 * decide stage; {@link arbd.execution.order.Order} and {@link arbd.execution.order.Report} are reusable slots that
 * cross between stages.
 */
package arbd.execution.order;
