/** The contract: every endpoint of the product. A line here is a route, a handler, a client method and a row of the tests. */
import { listAuditLog } from '../audit/audit-log.schema.ts';
import * as feeds from '../calendar-feeds/calendar-feed.schema.ts';
import { listMonth } from '../calendar/calendar.schema.ts';
import { addCatalogueEntry, changeCatalogueEntry } from '../catalogues/catalogue.schema.ts';
import { addClient, changeClient, listClients } from '../clients/client.schema.ts';
import { changeCompany, listMyCompanies } from '../company/company.schema.ts';
import { addLogoUpload, getLogo, removeLogo, restoreLogo } from '../company/logo.schema.ts';
import { getDocumentation, getOpenApi } from '../documentation/documentation.schema.ts';
import { listDeadlines } from '../deadlines/deadline.schema.ts';
import * as images from '../images/image-endpoints.schema.ts';
import * as identity from '../identity/identity.schema.ts';
import * as recovery from '../identity/recovery.schema.ts';
import { getSession } from '../identity/session.schema.ts';
import {
  changeMember,
  changeMemberName,
  changeOwnName,
  invite,
  listMembers,
  resendInvitation,
  resetMemberTotp,
  revokeInvitation,
} from '../members/member.schema.ts';
import { listNotices, readNotices } from '../notices/notice.schema.ts';
import * as appointments from '../appointments/appointment-endpoints.schema.ts';
import { countAttended, handOverProspects } from '../prospects/handover.schema.ts';
import { listClientProspects } from '../prospects/client-prospects.schema.ts';
import { findDuplicates } from '../prospects/duplicates.schema.ts';
import { importProspects } from '../prospects/import.schema.ts';
import { listProspectChanges } from '../prospects/prospect-feed.schema.ts';
import { listSelectedProspects } from '../prospects/prospect-list.schema.ts';
import * as prospects from '../prospects/prospect-endpoints.schema.ts';
import { searchProspects } from '../prospects/search.schema.ts';
import { changeReminderSettings, getReminderSettings } from '../reminders/reminder.schema.ts';
import * as exports from '../exports/export.schema.ts';
import * as cuts from '../reports/report-cut.schema.ts';
import { getReport, listReportRows } from '../reports/report.schema.ts';
import * as orders from '../orders/order-endpoints.schema.ts';
import * as productImages from '../products/product-image.schema.ts';
import { addProduct, changeProduct, importProducts, listProducts } from '../products/product.schema.ts';
import * as clientQuotes from '../client-quotes/client-quote-endpoints.schema.ts';
import * as quotes from '../quotes/quote-endpoints.schema.ts';
import { addView, changeView, listViews, removeView } from '../views/view.schema.ts';
import { addWorkCentre, changeWorkCentre } from '../work-centres/work-centre.schema.ts';
import type { Endpoint } from './endpoint.ts';

export const endpoints = {
  getOpenApi,
  getDocumentation,
  signUp: identity.signUp,
  confirmSignUp: identity.confirmSignUp,
  resendSignUpCode: identity.resendSignUpCode,
  signIn: identity.signIn,
  signInWithTotp: identity.signInWithTotp,
  signInWithRecoveryCode: recovery.signInWithRecoveryCode,
  refreshSession: identity.refreshSession,
  signOut: identity.signOut,
  signOutEverywhere: identity.signOutEverywhere,
  switchCompany: identity.switchCompany,
  forgotPassword: identity.forgotPassword,
  resetPassword: identity.resetPassword,
  changePassword: identity.changePassword,
  startTotp: identity.startTotp,
  confirmTotp: identity.confirmTotp,
  removeTotp: identity.removeTotp,
  countRecoveryCodes: recovery.countRecoveryCodes,
  renewRecoveryCodes: recovery.renewRecoveryCodes,
  viewInvitation: identity.viewInvitation,
  acceptInvitation: identity.acceptInvitation,
  getSession,
  listMyCompanies,
  changeCompany,
  addLogoUpload,
  getLogo,
  removeLogo,
  restoreLogo,
  listMembers,
  changeMember,
  changeOwnName,
  changeMemberName,
  resetMemberTotp,
  invite,
  resendInvitation,
  revokeInvitation,
  addWorkCentre,
  changeWorkCentre,
  addCatalogueEntry,
  changeCatalogueEntry,
  addProspect: prospects.addProspect,
  listProspects: prospects.listProspects,
  listDeletedProspects: prospects.listDeletedProspects,
  listProspectChanges,
  listSelectedProspects,
  findDuplicates,
  importProspects,
  searchProspects,
  getProspect: prospects.getProspect,
  getProspectHistory: prospects.getProspectHistory,
  undoProspectChange: prospects.undoProspectChange,
  changeProspect: prospects.changeProspect,
  cancelProspect: prospects.cancelProspect,
  reopenProspect: prospects.reopenProspect,
  deleteProspect: prospects.deleteProspect,
  restoreProspect: prospects.restoreProspect,
  addFollowUp: prospects.addFollowUp,
  addAppointment: appointments.addAppointment,
  changeAppointment: appointments.changeAppointment,
  removeAppointment: appointments.removeAppointment,
  addUpload: images.addUpload,
  removeUpload: images.removeUpload,
  captionImage: images.captionImage,
  moveImage: images.moveImage,
  removeImage: images.removeImage,
  getImageStorage: images.getImageStorage,
  reassignProspects: prospects.reassignProspects,
  countAttended,
  handOverProspects,
  addQuote: quotes.addQuote,
  changeQuote: quotes.changeQuote,
  moveQuote: quotes.moveQuote,
  reviveQuote: quotes.reviveQuote,
  getQuote: quotes.getQuote,
  getQuoteVersion: quotes.getQuoteVersion,
  listQuotes: quotes.listQuotes,
  mailQuote: clientQuotes.mailQuote,
  getQuoteClientSide: clientQuotes.getQuoteClientSide,
  addQuoteLink: clientQuotes.addQuoteLink,
  removeQuoteLink: clientQuotes.removeQuoteLink,
  replyToQuestion: clientQuotes.replyToQuestion,
  viewClientQuote: clientQuotes.viewClientQuote,
  getClientPaper: clientQuotes.getClientPaper,
  getClientAttachment: clientQuotes.getClientAttachment,
  openClientQuote: clientQuotes.openClientQuote,
  acceptClientQuote: clientQuotes.acceptClientQuote,
  rejectClientQuote: clientQuotes.rejectClientQuote,
  askOfClientQuote: clientQuotes.askOfClientQuote,
  addOrder: orders.addOrder,
  moveOrder: orders.moveOrder,
  setDelivery: orders.setDelivery,
  addPayment: orders.addPayment,
  removePayment: orders.removePayment,
  listOrders: orders.listOrders,
  listProducts,
  addProduct,
  changeProduct,
  importProducts,
  addProductImageUpload: productImages.addProductImageUpload,
  getProductImage: productImages.getProductImage,
  removeProductImage: productImages.removeProductImage,
  restoreProductImage: productImages.restoreProductImage,
  getReport,
  listReportRows,
  addReportCut: cuts.addReportCut,
  listReportCuts: cuts.listReportCuts,
  getReportCut: cuts.getReportCut,
  listExports: exports.listExports,
  addExport: exports.addExport,
  retryExport: exports.retryExport,
  getExportFile: exports.getExportFile,
  addExportSchedule: exports.addExportSchedule,
  changeExportSchedule: exports.changeExportSchedule,
  removeExportSchedule: exports.removeExportSchedule,
  addClient,
  listClients,
  changeClient,
  listClientProspects,
  listViews,
  addView,
  changeView,
  removeView,
  listMonth,
  listDeadlines,
  getAppointmentFile: feeds.getAppointmentFile,
  listCalendarFeeds: feeds.listCalendarFeeds,
  addCalendarFeed: feeds.addCalendarFeed,
  removeCalendarFeed: feeds.removeCalendarFeed,
  readCalendarFeed: feeds.readCalendarFeed,
  getReminderSettings,
  changeReminderSettings,
  listNotices,
  readNotices,
  listAuditLog,
} satisfies Record<string, Endpoint>;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
